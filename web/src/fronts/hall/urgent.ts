// SPDX-License-Identifier: Apache-2.0
/** Shows the emergency numbers while somebody writes words that sound like one. The server does the same on the next page. */
export function watchForUrgentWords(): void {
  const field = document.querySelector<HTMLTextAreaElement>('textarea[data-urgent]');
  const template = document.querySelector<HTMLTemplateElement>('template[data-urgent-template]');
  if (!field || !template) return;
  const words = parse(field.dataset.urgent ?? '');
  let shown = '';
  const look = (): void => {
    const numbers = numbersFor(field.value, words);
    if (numbers.join() === shown) return;
    shown = numbers.join();
    document.querySelector('[data-urgent-note]')?.remove();
    const note = template.content.firstElementChild?.cloneNode(true);
    if (numbers.length === 0 || !(note instanceof HTMLElement)) return;
    for (const call of note.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')) {
      if (!numbers.includes(call.getAttribute('href')!.slice(4))) call.remove();
    }
    field.closest('form')?.before(note);
  };
  field.addEventListener('input', look);
}

/** The list as the page carries it: {@code 119:着火,失火;120:受伤}. */
export function parse(list: string): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const line of list.split(';')) {
    const [number, some] = line.split(':');
    if (number && some) words.set(number, some.split(','));
  }
  return words;
}

/** The numbers to show for a text, in the order of the list. */
export function numbersFor(text: string, words: Map<string, string[]>): string[] {
  const said = text.toLowerCase();
  return [...words].filter(([, some]) => some.some((word) => said.includes(word))).map(([number]) => number);
}
