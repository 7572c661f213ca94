// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps what is being written when the page is reloaded or the phone drops the tab. It lives in the tab's own storage and
 * goes with it: a shared kiosk must not show one person's words to the next.
 *
 * @param store where words are kept
 */
export function keepDrafts(store: Storage): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
    const field = form.querySelector('textarea');
    if (!field) continue;
    const key = `hall:${form.dataset.keep}`;
    const kept = store.getItem(key);
    if (kept !== null && field.value === '') field.value = kept;
    field.addEventListener('input', () => {
      if (field.value === '') store.removeItem(key);
      else store.setItem(key, field.value);
    });
    form.addEventListener('submit', () => store.removeItem(key));
  }
}
