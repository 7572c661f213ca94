// SPDX-License-Identifier: Apache-2.0
import type { Account } from '../calls';

/** How the state of an account is said, and how its tag looks. */
export const STATES: Record<Account['state'], { word: string; look: 'tide' | 'stop' | '' }> = {
  INVITED: { word: '等他开通', look: 'tide' },
  ACTIVE: { word: '在用', look: '' },
  DISABLED: { word: '停用了', look: 'stop' },
};

/** Entries of an account's history in words; what is not listed shows its code. */
export const DEEDS: Record<string, string> = {
  'account.created': '建账号',
  'account.invited': '发邀请',
  'account.opened': '开通',
  'account.corrected': '改资料',
  'account.transferred': '调动',
  'account.covered': '请人代班',
  'account.cover_ended': '代班结束',
  'account.disabled': '停用',
  'account.enabled': '恢复',
  'account.granted': '加角色',
  'account.revoked': '收回角色',
  'account.second_step_reset': '重设第二步',
  'account.second_step_on': '开了第二步',
  'account.signed_in': '登录',
  'account.locked': '连错多次，锁住',
  'break_glass.opened': '打开应急查看',
  'break_glass.closed': '关上应急查看',
  'break_glass.reviewed': '应急查看核过',
};
