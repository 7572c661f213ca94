// SPDX-License-Identifier: Apache-2.0
import { calm } from '@/frame/calm';
import { exchange } from './exchange';
import { isSpeaking, offerSpeaking } from './files';
import { offerPrinting } from './print';

/**
 * News of one's own matter as it happens: the server says that something changed, the page is fetched again and what differs in
 * its main part is exchanged, and a sentence is read out. Whatever stays the same stays the same element: pictures are not loaded
 * again, and the place on the page, the focus and what was opened remain. Somebody who is writing, speaking or listening is not
 * interrupted; they are offered the news.
 */
export function follow(): void {
  const main = document.querySelector<HTMLElement>('main[data-live]');
  if (!main?.dataset.live || !('EventSource' in window)) return;
  const source = new EventSource(main.dataset.live);
  source.addEventListener('changed', () => void refresh(main));
  addEventListener('pagehide', () => source.close());
}

async function refresh(main: HTMLElement): Promise<void> {
  if (isBusy(main)) {
    offer(main);
    return;
  }
  const fresh = await page();
  if (!fresh) return;
  await calm();
  // While the page was on its way somebody may have begun to write.
  if (isBusy(main)) {
    offer(main);
    return;
  }
  exchange(main, fresh);
  offerPrinting();
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

/** Whether somebody is writing, about to answer, speaking or listening. */
export function isBusy(main: HTMLElement): boolean {
  const active = document.activeElement;
  const answering = active instanceof HTMLElement && main.contains(active) && active.matches('textarea, input, select, form button');
  const written = [...main.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input[type=text]')].some((t) => t.value !== t.defaultValue);
  const listening = [...main.querySelectorAll('audio')].some((a) => !a.paused && !a.ended);
  return answering || written || listening || isSpeaking(main);
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
