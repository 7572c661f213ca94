// SPDX-License-Identifier: Apache-2.0
import { t } from '@/frame/languages';
import type { WhyHere } from '../calls';

/** The rule and its version, as told: 派单目录 3.2，第 14 版. */
export const ruleOf = (why: WhyHere): string => [why.basis, why.version ? t('第 {n} 版', { n: why.version }) : ''].filter(Boolean).join(t('，'));

/** What decided: the duty, the place, the requester's own words. */
export function pointsOf(why: WhyHere): { text: string }[] {
  return [
    why.duty && t('管辖：{duty}', { duty: why.duty }),
    why.place && t('地点：{place}', { place: why.place }),
    why.spoke.length > 0 && t('原话里的：{words}', { words: why.spoke.map((w) => t('“{word}”', { word: w })).join('') }),
  ]
    .filter((text): text is string => Boolean(text))
    .map((text) => ({ text }));
}
