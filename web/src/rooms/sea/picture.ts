// SPDX-License-Identifier: Apache-2.0
// Keeps the wall's picture: read whole, then followed. What comes is put together and drawn twice a second; a lost line says so and comes back.
import { onScopeDispose, reactive, shallowRef } from 'vue';
import { Refused } from '@/frame/calls';
import { officeNow } from '@/frame/session';
import { Fleet, type Row } from '@/chart/fleet';
import { readPicture, type Source } from './calls';

/** Boats tell where they are every few seconds: to draw them twice a second is enough, and leaves the machine free. */
const PACE = 450;

export type Line = 'reading' | 'live' | 'lost' | 'refused';

/** Follows the sea until the component that asked is gone. `drawn` is called after a frame's worth of news. */
export function followTheSea(drawn: () => void) {
  const fleet = new Fleet();
  const state = reactive({ line: 'reading' as Line, at: 0, boats: 0, silent: 0 });
  const sources = shallowRef<Source[]>([]);
  let waiting: Row[][] = [];
  let frame = 0;
  let stream: EventSource | undefined;
  let again = 0;
  let over = false;

  function put() {
    frame = 0;
    const batches = waiting;
    waiting = [];
    for (const rows of batches) fleet.take(rows);
    drawn();
  }

  async function read() {
    try {
      const picture = await readPicture();
      fleet.replace(picture.boats);
      sources.value = picture.sources;
      state.at = picture.at;
      state.line = 'live';
      count();
      drawn();
      return true;
    } catch (e) {
      state.line = e instanceof Refused && e.status === 403 ? 'refused' : 'lost';
      return false;
    }
  }

  function listen() {
    if (over || typeof EventSource === 'undefined') return;
    stream?.close();
    stream = new EventSource('/api/sea/live');
    let lost = false;
    stream.addEventListener('open', () => {
      // what was missed meanwhile is in the picture, not in the stream
      if (lost) void read();
      lost = false;
      if (state.line === 'lost') state.line = 'live';
    });
    stream.addEventListener('fixes', (e) => {
      const told = JSON.parse((e as MessageEvent<string>).data) as { at: number | string; boats: Row[] };
      state.at = typeof told.at === 'number' ? told.at : Date.parse(told.at);
      state.line = 'live';
      waiting.push(told.boats);
      // A page that nobody looks at gets no frames: keep the latest picture instead of a heap of old news.
      if (!frame) frame = window.setTimeout(() => (document.hidden ? put() : requestAnimationFrame(put)), document.hidden ? 1000 : PACE);
    });
    stream.addEventListener('error', () => {
      lost = true;
      state.line = 'lost';
      if (stream?.readyState === EventSource.CLOSED) again = window.setTimeout(begin, 5_000);
    });
  }

  async function begin() {
    if (over) return;
    if (await read()) listen();
    else if (state.line !== 'refused') again = window.setTimeout(begin, 5_000);
  }

  function count() {
    const now = officeNow().getTime();
    let silent = 0;
    for (const boat of fleet.boats.values()) if (now - boat.heard > 600_000) silent++;
    state.boats = fleet.boats.size;
    state.silent = silent;
  }

  const counting = window.setInterval(count, 2_000);
  const tidying = window.setInterval(() => fleet.tidy(officeNow().getTime()), 20_000);
  const asking = window.setInterval(() => {
    if (state.line === 'live') void readPicture().then((p) => (sources.value = p.sources)).catch(() => {});
  }, 30_000);
  void begin();
  onScopeDispose(() => {
    over = true;
    stream?.close();
    [counting, tidying, asking].forEach((i) => clearInterval(i));
    clearTimeout(again);
  });
  return { fleet, state, sources };
}
