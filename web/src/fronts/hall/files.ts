// SPDX-License-Identifier: Apache-2.0
/**
 * Photos and speech while somebody writes. Each file goes to the office at once and waits there; the answer is the list as it
 * then stands, and is put into the page. Without this script the same fields travel with the form.
 */
import { jpegOf, spokenOf } from './media';

const HEIC = /\.(heic|heif)$|^image\/hei[cf]/i;
let sending: Promise<void> = Promise.resolve();

/** Listens for files, for the speak button and for what is taken out again; parts that a page exchanges later work as well. */
export function attachFiles(): void {
  document.documentElement.dataset.scripted = '';
  offerSpeaking();
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches('[data-files-input]') || !input.form) return;
    const chosen = [...(input.files ?? [])];
    const form = input.form;
    input.value = '';
    for (const file of chosen) later(form, () => (input.dataset.filesInput === 'voice' ? sound(form, file) : photo(form, file)));
  });
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button') : null;
    const form = button?.form;
    if (!button || !form) return;
    if (button.matches('[data-files-speak]')) void record(form, button);
    const drop = button.dataset.filesDrop;
    if (drop) {
      event.preventDefault();
      later(form, () => exchange(form, `${place(form).dataset.at}/${drop}/remove`, new FormData(), ''));
    }
  });
}

/** Shows the speak buttons where this device can record. */
export function offerSpeaking(): void {
  const can = 'MediaRecorder' in window && 'AudioContext' in window && !!navigator.mediaDevices?.getUserMedia;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-files-speak]')) button.hidden = !can;
}

/** Whether somebody is speaking into the page. */
export function isSpeaking(main: HTMLElement): boolean {
  return main.querySelector('[data-files-recorder]:not([hidden])') !== null;
}

function later(form: HTMLFormElement, work: () => Promise<void>): void {
  sending = sending.then(work).catch(() => say(form, place(form).dataset.lost ?? ''));
}

function place(form: HTMLFormElement): HTMLElement {
  return form.querySelector<HTMLElement>('[data-files]')!;
}

function say(form: HTMLFormElement, sentence: string): void {
  const said = form.querySelector('[data-files-said]');
  if (said) said.textContent = sentence;
}

async function photo(form: HTMLFormElement, file: File): Promise<void> {
  const most = Number(place(form).dataset.megabytes ?? '20') * 1024 * 1024;
  const heic = HEIC.test(file.name) || HEIC.test(file.type);
  // What fits is sent as the camera wrote it: that is what is sealed. Only what would be refused is drawn anew here.
  const made = heic || file.size > most ? await jpegOf(file).catch(() => null) : null;
  await upload(form, made ?? file, made ? file.name.replace(/\.\w+$/, '') + '.jpg' : file.name);
}

async function sound(form: HTMLFormElement, file: File): Promise<void> {
  say(form, place(form).dataset.reading ?? '');
  const wav = /\.wav$|^audio\/(x-)?wav/i.test(file.name + file.type) ? null : await spokenOf(file, seconds(form)).catch(() => null);
  await upload(form, wav ?? file, wav ? file.name.replace(/\.\w+$/, '') + '.wav' : file.name);
}

function seconds(form: HTMLFormElement): number {
  return Number(place(form).dataset.seconds ?? '180');
}

async function upload(form: HTMLFormElement, file: Blob, name: string): Promise<void> {
  const body = new FormData();
  body.append('file', file, name);
  await exchange(form, place(form).dataset.at ?? '', body, name);
}

/** Sends, says how far it is, and puts the list that comes back into the page with the words typed meanwhile. */
async function exchange(form: HTMLFormElement, address: string, body: FormData, name: string): Promise<void> {
  const at = place(form);
  const token = form.querySelector<HTMLInputElement>('input[name=_csrf]');
  if (token) body.append('_csrf', token.value);
  if (at.dataset.what) body.append('what', at.dataset.what);
  const answer = await send(address, body, (percent) => name && say(form, `${(at.dataset.sending ?? '').replace('{0}', name)} ${percent} %`));
  say(form, '');
  if (answer.problem) {
    say(form, answer.problem);
    return;
  }
  const list = form.querySelector('[data-files-list]');
  if (!list) return;
  const typed = new Map([...list.querySelectorAll('input')].map((i) => [i.name, i.value]));
  const fresh = new DOMParser().parseFromString(answer.html, 'text/html');
  list.replaceChildren(...fresh.body.children);
  for (const input of list.querySelectorAll('input')) {
    const words = typed.get(input.name);
    if (words) input.value = words;
  }
}

function send(address: string, body: FormData, progress: (percent: number) => void): Promise<{ html: string; problem: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/problem+json, */*;q=0.1');
    request.upload.onprogress = (e) => e.lengthComputable && progress(Math.round((100 * e.loaded) / e.total));
    request.onerror = () => reject(new Error('no signal'));
    request.onload = () => {
      if (request.getResponseHeader('Content-Type')?.includes('json')) resolve({ html: '', problem: problem(request.responseText) });
      else resolve({ html: request.responseText, problem: '' });
    };
    request.send(body);
  });
}

function problem(text: string): string {
  const said = JSON.parse(text) as { title?: string; detail?: string };
  return [said.title, said.detail].filter(Boolean).join('　');
}

async function record(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const panel = form.querySelector<HTMLElement>('[data-files-recorder]');
  const elapsed = panel?.querySelector('[data-files-elapsed]');
  if (!panel || !elapsed || !panel.hidden) return;
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, echoCancellation: true } });
  } catch {
    say(form, place(form).dataset.nomic ?? '');
    return;
  }
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  let wanted = true;
  const began = performance.now();
  const most = seconds(form);
  const clock = setInterval(() => {
    const now = Math.floor((performance.now() - began) / 1000);
    elapsed.textContent = String(Math.min(now, most));
    if (now >= most) finish(true);
  }, 250);
  const finish = (keep: boolean): void => {
    if (recorder.state === 'inactive') return;
    wanted = keep;
    recorder.stop();
  };
  panel.querySelector<HTMLButtonElement>('[data-files-stop]')!.onclick = () => finish(true);
  panel.querySelector<HTMLButtonElement>('[data-files-cancel]')!.onclick = () => finish(false);
  recorder.ondataavailable = (e) => parts.push(e.data);
  recorder.onstop = () => {
    clearInterval(clock);
    for (const track of stream.getTracks()) track.stop();
    panel.hidden = true;
    button.focus();
    if (!wanted) return;
    later(form, async () => {
      say(form, place(form).dataset.reading ?? '');
      const wav = await spokenOf(new Blob(parts, { type: recorder.mimeType }), most).catch(() => null);
      if (!wav) say(form, place(form).dataset.nomic ?? '');
      else await upload(form, wav, 'voice.wav');
    });
  };
  elapsed.textContent = '0';
  say(form, '');
  panel.hidden = false;
  panel.querySelector<HTMLButtonElement>('[data-files-stop]')!.focus();
  recorder.start(1000);
}
