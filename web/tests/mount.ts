// SPDX-License-Identifier: Apache-2.0
import { createApp, h, type Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { i18n } from '@/frame/languages';
import { routes } from '@/fronts/desk/routes';

/** Something drawn into a page of its own; `gone` takes it away again. */
export interface Mounted {
  page: HTMLElement;
  router: Router;
  gone: () => void;
}

/** Draws a component with the desk's languages and addresses. */
export function mount(component: Component, props: Record<string, unknown> = {}, slots: Record<string, string> = {}): Mounted {
  const page = document.createElement('div');
  document.body.append(page);
  const router = createRouter({ history: createMemoryHistory('/desk/'), routes });
  const texts = Object.fromEntries(Object.entries(slots).map(([name, text]) => [name, () => text]));
  const app = createApp({ render: () => h(component, props, texts) });
  app.use(i18n).use(router).mount(page);
  return {
    page,
    router,
    gone: () => {
      app.unmount();
      page.remove();
    },
  };
}

/** Waits until the page says so, or fails with what it says instead. */
export async function until(holds: () => boolean, what: string, ms = 8_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}\n${document.body.textContent?.replace(/\s+/g, ' ').slice(0, 600)}`);
    await new Promise((r) => setTimeout(r, 10));
  }
}
