// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { shown } from '@/components/examples';
import { faults } from './faults';
import { mount } from './mount';

describe('every component, in every state', () => {
  for (const one of shown) {
    for (const example of one.examples) {
      it(`${one.name}：${example.title} has no accessibility fault`, async () => {
        const { page, gone } = mount(one.component, example.props, example.slots);
        expect(await faults(page)).toEqual([]);
        gone();
      });
    }
  }
});
