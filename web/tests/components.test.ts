// SPDX-License-Identifier: Apache-2.0
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { shown } from '@/components/examples';
import { mount } from './mount';

/** What axe finds, one line each. Colours are held by face.md's table; jsdom cannot measure them. */
export async function faults(page: Element): Promise<string[]> {
  const found = await axe.run(page, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.help} ${v.nodes.map((n) => n.html).join(' | ')}`);
}

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
