// SPDX-License-Identifier: Apache-2.0
// The office speaks in codes; these are their words.
import { t } from '@/frame/languages';
import type { AlarmItem, Severity } from '../calls';

export const SEVERITIES: Severity[] = ['RED', 'ORANGE', 'YELLOW', 'BLUE'];
export const severityWord = (s: Severity): string => ({ RED: t('红'), ORANGE: t('橙'), YELLOW: t('黄'), BLUE: t('蓝') })[s];

const STATES: Record<string, string> = { RAISED: '等人接警', ACKNOWLEDGED: '在核实', VERIFIED: '属实', FALSE_ALARM: '不是真的', RESPONDING: '在处置', CONTAINED: '控制住了', FED_BACK: '反馈了', CLOSED: '办结' };
export const stateWord = (state: string): string => t(STATES[state] ?? state);

const KINDS: Record<string, string> = { intrusion: '有船进了桁地', 'vessel-overdue': '船没按时回', 'seed-lifted': '苗绳出水', anomaly: '海水异常' };
export const kindWord = (kind: string): string => (KINDS[kind] ? t(KINDS[kind]) : kind);

const CAUSES: Record<string, string> = {
  'own-boat': '自家的船', passing: '只是路过', position: '定位不准', sensor: '设备故障', drill: '演练', strayed: '走错了航道', fishing: '在区里作业', engine: '主机故障', weather: '风浪', theft: '偷苗偷贝', collision: '碰撞', unknown: '没查清', other: '别的',
};
export const causeWord = (cause: string): string => t(CAUSES[cause] ?? cause);

const RULES: Record<string, string> = {
  'intrusion-1 near': '外来的船到了桁地 {n} 米以内，连着两次听到', 'intrusion-1 inside': '外来的船进了桁地，一分钟以上', 'intrusion-1 slow-by-night': '夜里在桁地里慢慢走，十分钟以上', 'intrusion-1 too-long': '船太长，进不得筏架中间', 'intrusion-1 meeting': '两条外来的船在桁地里靠到一起',
};
export const ruleWord = (rule: string, metres?: number): string => (RULES[rule] ? t(RULES[rule], { n: metres ?? 200 }) : rule);

const MOVES: Record<string, string> = { acknowledge: '接警', verify: '核实：属实', dismiss: '核实：不是真的', respond: '开始处置', contain: '控制住了', 'feed-back': '反馈', close: '办结', reopen: '重新报警' };
export const moveWord = (move: string): string => t(MOVES[move] ?? move);

const DONE: Record<string, string> = {
  'alarm.raised': '报警', 'alarm.folded': '又发现一次，并到这条', 'alarm.came_back': '又来了，重新报警', 'alarm.escalated': '级别升高', 'alarm.stepped_down': '级别降低', 'alarm.subject_left': '船离开了',
  'alarm.holder_said': '养殖户回了话', 'alarm.acknowledged': '接警', 'alarm.verified': '核实属实', 'alarm.dismissed': '核实不是真的', 'alarm.responding': '开始处置', 'alarm.contained': '控制住了', 'alarm.fed_back': '反馈', 'alarm.closed': '办结', 'alarm.reopened': '重新报警', 'alarm.overdue': '过了时间没人接警',
};
export const doneWord = (what: string): string => t(DONE[what] ?? what);

const HOLDER: Record<string, string> = { 'own-boat': '养殖户说是自家的船', 'not-mine': '养殖户说不是自家的船', seen: '养殖户看到了' };
export const holderWord = (code: string): string => t(HOLDER[code] ?? code);

/** 122°46.2′E 30°43.1′N, as it is said on the radio. */
export function position(a: Pick<AlarmItem, 'lon' | 'lat'>): string {
  const part = (v: number, plus: string, minus: string) => {
    const minutes = Math.round(Math.abs(v) * 600) / 10;
    return `${Math.floor(minutes / 60)}°${(minutes % 60).toFixed(1).padStart(4, '0')}′${v < 0 ? minus : plus}`;
  };
  return `${part(a.lat, 'N', 'S')} ${part(a.lon, 'E', 'W')}`;
}

/** How long until a clock runs out, or since it did. */
export function left(clock: string, now: Date): string {
  const minutes = Math.round((new Date(clock).getTime() - now.getTime()) / 60_000);
  const n = Math.abs(minutes);
  const time = n < 120 ? t('{n} 分钟', { n }) : t('{n} 小时', { n: Math.round(n / 60) });
  return minutes < 0 ? t('超 {time}', { time }) : t('还剩 {time}', { time });
}
