// SPDX-License-Identifier: Apache-2.0
import { t } from '@/frame/languages';
import type { Counted, Value } from '../calls';

/** 85.9%, or a count; a dash where nothing was counted. */
export function said(counted: Counted | undefined, rate: boolean): string {
  if (!counted) return '—';
  if (!rate) return String(counted.n);
  return counted.share === null ? '—' : `${counted.share.toFixed(1)}%`;
}

/** The leading reading of a value that is shown. */
export const leading = (value: Value): Counted | undefined => (value.withheld ? undefined : value.readings[0]);

/** A value in words, for a list or somebody who cannot see the picture. */
export function aloud(value: Value, rate: boolean): string {
  if (value.withheld) return t('不显示');
  const counted = leading(value);
  if (!counted || (rate && counted.d === 0)) return t('没有');
  return rate ? `${said(counted, true)}（${counted.n} / ${counted.d}）` : String(counted.n);
}

export const STATES: Record<string, string> = { draft: '机器算好，等人核', audited: '核过，等公布', published: '公布了', corrected: '更正过', dropped: '作废' };
export const REASONS: Record<string, string> = { 'late-news': '晚到的情况改了数', overtaken: '公布前又有新情况，重算了', 'rows-wrong': '核出不符，先改底数' };
