// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { atLeast } from './counted';

describe('a count in figures', () => {
  it('says when it was not counted to its end', () => {
    expect(atLeast(12, false)).toBe('12');
    expect(atLeast(1000, false)).toBe('1,000');
    expect(atLeast(1000, true)).toBe('1,000+');
  });
});
