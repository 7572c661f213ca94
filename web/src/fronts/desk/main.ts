// SPDX-License-Identifier: Apache-2.0
import '@/tokens.css';
import '@/parts.css';
import './desk.css';
import { createApp } from 'vue';
import { Refused } from '@/frame/calls';
import { i18n } from '@/frame/languages';
import { dress } from '@/frame/looks';
import { tidyDrafts } from '@/frame/drafts';
import { openSession } from '@/frame/session';
import { readMenu } from '@/rooms/matters/menu';
import App from './App.vue';
import { router } from './routes';

document.documentElement.lang = i18n.global.locale.value;
dress();

const app = createApp(App).use(i18n).use(router);

openSession()
  .catch((e: unknown) => {
    // Signed out: the call is already on its way to the sign-in page. Without a signal the desk opens with what it kept.
    if (e instanceof Refused && e.status === 401) return new Promise<never>(() => {});
    return undefined;
  })
  .then(readMenu)
  .then(() => {
    tidyDrafts();
    app.mount('#desk');
  });

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/desk-worker.js', { scope: '/desk/' }).catch(() => {}));
}
