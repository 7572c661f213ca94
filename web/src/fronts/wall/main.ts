// SPDX-License-Identifier: Apache-2.0
import '@/tokens.css';
import '@/parts.css';
import './wall.css';
import { createApp } from 'vue';
import { i18n } from '@/frame/languages';
import { dress } from '@/frame/looks';
import { openSession } from '@/frame/session';
import { Refused } from '@/frame/calls';
import App from './App.vue';

document.documentElement.lang = i18n.global.locale.value;
dress();

/** A wall is turned on and left alone: it waits for the office as long as it takes. */
async function open(): Promise<void> {
  try {
    await openSession();
  } catch (e) {
    if (e instanceof Refused && e.status === 401) return;
    await new Promise((r) => setTimeout(r, 5_000));
    return open();
  }
  createApp(App).use(i18n).mount('#wall');
}
void open();
