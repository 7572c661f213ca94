// SPDX-License-Identifier: Apache-2.0
import { t } from '@/frame/languages';
import type { MatterState } from '../calls';

const WORDS: Record<MatterState, string> = {
  SUBMITTED: '刚提交',
  REGISTERED: '等派单',
  REDIRECTED: '转到别处',
  MERGED: '并到一起',
  EMERGENCY: '转了急救电话',
  DISPATCHED: '等收下',
  CLAIMED: '有人办了',
  OBJECTED: '退回待定',
  IN_PROGRESS: '正在办',
  PAUSED: '等本人回话',
  RESULT_PROPOSED: '等送到',
  REPLIED: '等本人确认',
  CLOSED: '办结',
  REOPENED: '重新办',
  PARKED: '联系不上，留着',
};

const LOOKS: Partial<Record<MatterState, 'tide' | 'good' | 'stop' | 'over'>> = {
  CLAIMED: 'tide',
  IN_PROGRESS: 'tide',
  RESULT_PROPOSED: 'tide',
  REPLIED: 'tide',
  REOPENED: 'tide',
  PAUSED: 'stop',
  PARKED: 'stop',
};

/** The state as the desk says it; the office's own word is used when it sends one. */
export const stateWord = (state: MatterState, own?: string | null): string => own || t(WORDS[state] ?? state);

/** How the tag of a state looks. */
export const stateLook = (state: MatterState) => LOOKS[state] ?? '';

const CHANNELS: Record<string, string> = {
  web: '网上提的',
  kiosk: '自助机提的',
  desk: '窗口代记',
  phone: '电话代记',
  paper: '来信',
  visit: '上门代记',
  import: '旧平台转来',
  feed: '部门转来',
};

/** How it came, in words. */
export const channelWord = (channel: string): string => t(CHANNELS[channel] ?? channel);
