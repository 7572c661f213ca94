// SPDX-License-Identifier: Apache-2.0
/** Why sailings are suspended, in words. */
export const REASONS: Record<string, string> = { wind: '大风', waves: '大浪', fog: '大雾', typhoon: '台风', vessel: '船坏了', other: '别的' };
