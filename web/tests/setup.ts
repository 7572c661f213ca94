// SPDX-License-Identifier: Apache-2.0
// What jsdom lacks, and the office's answers from the made-up county instead of a network.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { answer, fresh } from '../fake/county';
import { streams } from './pushed';

// Read in Chinese, whatever language jsdom says it has.
document.cookie = 'lang=zh-CN';

let server: Server;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (to, init) => realFetch(typeof to === 'string' && to.startsWith('/') ? base + to : to, { ...init, credentials: undefined, signal: undefined });
});
beforeEach(() => fresh());
afterAll(() => {
  server.closeAllConnections();
  server.close();
  globalThis.fetch = realFetch;
});

globalThis.matchMedia ??= ((media: string) => ({ media, matches: true, addEventListener() {}, removeEventListener() {} })) as unknown as typeof matchMedia;

// jsdom has no server-sent events. A test says itself what the office pushed: `push('matter', 'm-leak')`.
globalThis.EventSource ??= Object.assign(
  class extends EventTarget {
    readonly readyState = 1;
    constructor() {
      super();
      streams.add(this);
    }
    close() {
      streams.delete(this);
    }
  },
  { CONNECTING: 0, OPEN: 1, CLOSED: 2 },
) as unknown as typeof EventSource;

// jsdom draws nothing, so nothing can scroll or be measured.
Element.prototype.scrollIntoView ??= () => {};
globalThis.scrollTo = (() => {}) as typeof scrollTo;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof ResizeObserver;
