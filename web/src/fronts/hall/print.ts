// SPDX-License-Identifier: Apache-2.0
/** Listens for the print buttons, also those that a page exchanges later, and prints what is folded up as well. */
export function printPages(): void {
  offerPrinting();
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]')) print();
  });
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open]):not(.noprint)')];
    for (const one of opened) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
}

/** Shows the print buttons, which do nothing without this script. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) button.hidden = false;
}
