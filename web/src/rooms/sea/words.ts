// SPDX-License-Identifier: Apache-2.0
import { t } from '@/frame/languages';

/** What a boat is called when it may not be named: what it is there for, and four letters to find it again. */
export const roleWord = (role: string): string =>
  ({ farm: t('养殖船'), passenger: t('客船'), patrol: t('巡逻、救助'), fishing: t('渔船'), cargo: t('货船'), tanker: t('油轮') })[role] ?? t('其他船');

/** How long ago, in the shortest words. */
export function ago(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return t('{n} 秒前', { n: s });
  if (s < 5400) return t('{n} 分钟前', { n: Math.floor(s / 60) });
  if (s < 172_800) return t('{n} 小时前', { n: Math.floor(s / 3600) });
  return t('{n} 天前', { n: Math.floor(s / 86_400) });
}

/** How long something has lasted. */
export function lasted(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return t('{n} 秒', { n: s });
  if (s < 3600) return t('{m} 分 {s} 秒', { m: Math.floor(s / 60), s: s % 60 });
  if (s < 86_400) return t('{h} 小时 {m} 分', { h: Math.floor(s / 3600), m: Math.floor((s % 3600) / 60) });
  return t('{d} 天 {h} 小时', { d: Math.floor(s / 86_400), h: Math.floor((s % 86_400) / 3600) });
}
