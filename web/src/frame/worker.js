// SPDX-License-Identifier: Apache-2.0
// Lets the desk open without a signal: its own files are kept, the page is fetched when it can be and taken from the shelf when
// it cannot. Nothing an officer reads about people is kept here.
const FILES = __FILES__;
const SHELF = 'anlan-desk-' + __VERSION__;
const PAGE = '/desk/';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith('anlan-desk-') && n !== SHELF).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && (url.pathname === '/desk' || url.pathname.startsWith('/desk/'))) {
    event.respondWith(page(event.request));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});

async function page(request) {
  try {
    const answer = await fetch(request);
    // A page that was a way to the sign-in is not the desk, and is not kept.
    if (answer.ok && !answer.redirected) (await caches.open(SHELF)).put(PAGE, answer.clone());
    return answer;
  } catch (e) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw e;
  }
}
