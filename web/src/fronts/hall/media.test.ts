// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { wav } from './media';

describe('speech as the office takes it', () => {
  it('is a WAVE file of one channel, 16 kHz, 16 bits, that ends where it says', () => {
    const view = new DataView(wav(new Float32Array([0, 1, -1, 2, 0.5])));
    const word = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    expect([word(0), word(8), word(12), word(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([1, 1, 16_000, 16]);
    expect(view.getUint32(40, true)).toBe(10);
    expect(view.byteLength).toBe(54);
    expect([0, 1, 2, 3, 4].map((i) => view.getInt16(44 + 2 * i, true))).toEqual([0, 32767, -32767, 32767, 16384]);
  });
});
