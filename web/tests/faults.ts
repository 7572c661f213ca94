// SPDX-License-Identifier: Apache-2.0
import axe from 'axe-core';

/** What axe finds, one line each. Colours are held by face.md's table; jsdom cannot measure them. */
export async function faults(page: Element): Promise<string[]> {
  const found = await axe.run(page, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.help} ${v.nodes.map((n) => n.html).join(' | ')}`);
}
