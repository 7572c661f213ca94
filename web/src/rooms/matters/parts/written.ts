// SPDX-License-Identifier: Apache-2.0
// News may take a form away: a colleague was quicker, the order went elsewhere. Words half written are not taken with it.
import type { DeskMatter } from '../calls';

/** Where the forms of a matter stand that are there only while their move is. */
const FORMS: Record<string, string> = { propose: '#propose', deliver: '#deliver', object: '[aria-labelledby=y]', dispatch: '.triage' };

const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=search]';

/**
 * Whether drawing the newer state would take away a form that somebody has written in or stands in.
 *
 * @param page where the forms are
 * @param before the matter as it is drawn
 * @param now the matter as the office has it
 */
export function takesWordsAway(page: ParentNode, before: DeskMatter, now: DeskMatter): boolean {
  const may = (matter: DeskMatter, key: string) => matter.moves.some((m) => m.key === key);
  return Object.entries(FORMS).some(([key, at]) => may(before, key) && !may(now, key) && isWritten(page.querySelector(at)));
}

function isWritten(form: Element | null): boolean {
  if (!form) return false;
  const active = document.activeElement;
  if (active && form.contains(active) && active.matches(FIELDS)) return true;
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)].some((f) => f.value.trim() !== '');
}
