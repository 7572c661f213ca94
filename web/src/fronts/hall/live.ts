// SPDX-License-Identifier: Apache-2.0
import { isSpeaking, offerSpeaking } from './files';

/**
 * News of one's own matter as it happens: the server says that something changed, the page is fetched again and its main
 * part exchanged, and a sentence is read out. Somebody who is writing is not interrupted; they are offered the news.
 */
export function follow(): void {
  const main = document.querySelector<HTMLElement>('main[data-live]');
  if (!main?.dataset.live || !('EventSource' in window)) return;
  const source = new EventSource(main.dataset.live);
  source.addEventListener('changed', () => void refresh());
  addEventListener('pagehide', () => source.close());
}

async function refresh(): Promise<void> {
  const main = document.querySelector<HTMLElement>('main[data-live]');
  if (!main) return;
  if (isWriting(main)) {
    offer(main);
    return;
  }
  const fresh = await page();
  if (!fresh) return;
  const open = new Set([...main.querySelectorAll('details[open] > summary')].map((s) => s.textContent));
  main.innerHTML = fresh.innerHTML;
  for (const summary of main.querySelectorAll('details > summary')) {
    if (open.has(summary.textContent)) summary.parentElement?.setAttribute('open', '');
  }
  for (const button of main.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  offerSpeaking();
  document.title = fresh.ownerDocument.title;
  say(`${main.dataset.liveNews ?? ''} ${main.querySelector('.lede')?.textContent ?? ''}`);
}

/** The page as it is now, or nothing when there is no signal or the visitor has been signed out of the matter. */
async function page(): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return null;
    const text = await answer.text();
    return new DOMParser().parseFromString(text, 'text/html').querySelector<HTMLElement>('main[data-live]');
  } catch {
    return null;
  }
}

/** Whether something is half written in the page, or a control in it has the focus. */
export function isWriting(main: HTMLElement): boolean {
  const active = document.activeElement;
  const busy = active instanceof HTMLElement && main.contains(active) && active.matches('textarea, input, button, select');
  return busy || isSpeaking(main) || [...main.querySelectorAll('textarea')].some((t) => t.value !== t.defaultValue);
}

function offer(main: HTMLElement): void {
  if (main.querySelector('[data-live-offer]')) return;
  const note = document.createElement('p');
  note.className = 'note tide gap';
  note.dataset.liveOffer = '';
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = main.dataset.liveLook ?? '';
  note.append(`${main.dataset.liveNews ?? ''} `, link);
  main.querySelector('.head')?.append(note);
  say(main.dataset.liveNews ?? '');
}

function say(sentence: string): void {
  const said = document.getElementById('said');
  if (said) said.textContent = sentence;
}
