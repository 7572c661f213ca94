// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { follow } from '@/fronts/hall/live';
import { printPages } from '@/fronts/hall/print';
import { until } from './mount';
import { push } from './pushed';

const PHOTO = '<li class="photo"><img src="/m/1/files/a?size=small" alt="漏水的墙根"></li>';
const VOICE = '<li class="voice"><audio controls preload="none" src="/m/1/files/b"></audio></li>';
const QUESTION = '<section class="note tide" aria-labelledby="q-h"><h2 id="q-h">轮到您了</h2><form><textarea id="answer" name="words"></textarea><button>答好了</button></form></section>';

/** The main part of a matter's page. */
function shown(lede: string, { before = '', files = PHOTO + VOICE, steps = '<li>收到了</li>' } = {}): string {
  return `<main id="main" class="page matter" data-live="/m/1/live" data-live-news="有新情况。" data-live-look="看看">
    <div class="head"><h1>门口水管漏水</h1><p class="lede">${lede}</p></div>
    ${before}
    <section class="paper" aria-labelledby="d-h"><h2 id="d-h">期限</h2><details><summary>这个日子怎么算的</summary><p>3 个工作日</p></details></section>
    <section class="paper" aria-labelledby="f-h"><h2 id="f-h">照片和录音</h2><ul>${files}</ul></section>
    <section class="paper" aria-labelledby="t-h"><h2 id="t-h">经过</h2><button type="button" hidden data-print>打印</button><a href="/m/1/seen">谁看过</a><ol>${steps}</ol></section>
  </main>`;
}

const realFetch = globalThis.fetch;
let now = '';
let asked = 0;
const main = () => document.querySelector<HTMLElement>('main')!;
const find = <T extends Element>(selector: string) => main().querySelector<T & HTMLElement>(selector)!;
const news = async (page: string) => {
  now = page;
  push('matter', '1');
  await new Promise((r) => setTimeout(r, 60));
};

/** The page as it stands open before news comes. */
function open(page: string) {
  document.body.innerHTML = `${page}<p role="status" id="said"></p>`;
  follow();
}

beforeEach(() => {
  asked = 0;
  globalThis.fetch = () => {
    asked++;
    return Promise.resolve(new Response(`<!doctype html><title>我的事</title><body>${now}</body>`));
  };
});
afterEach(() => {
  dispatchEvent(new Event('pagehide'));
  globalThis.fetch = realFetch;
  document.body.innerHTML = '';
});

describe('news of one’s own matter', () => {
  it('is drawn and read out', async () => {
    open(shown('正在看归谁办。'));
    await news(shown('正在修。', { steps: '<li>何汀在办</li><li>收到了</li>' }));
    expect(find('.lede').textContent).toBe('正在修。');
    expect(find('ol').textContent).toBe('何汀在办收到了');
    expect(document.getElementById('said')!.textContent).toBe('有新情况。 正在修。');
  });

  it('loads no picture again and leaves a recording at the second it stands at', async () => {
    open(shown('正在修。'));
    const [photo, voice] = [find('img'), find<HTMLAudioElement>('audio')];
    voice.currentTime = 7;
    await news(shown('正在修。', { before: QUESTION, files: '<li class="photo"><img src="/m/1/files/c?size=small" alt="换好的管子"></li>' + PHOTO + VOICE }));
    expect(main().querySelectorAll('img')).toHaveLength(2);
    expect([...main().querySelectorAll('img')][1]).toBe(photo);
    expect(find('audio')).toBe(voice);
    expect(voice.currentTime).toBe(7);
    expect(find('#q-h')).not.toBeNull();
  });

  it('keeps the focus and what was opened', async () => {
    open(shown('正在修。'));
    find<HTMLDetailsElement>('details').open = true;
    const link = find('a');
    link.focus();
    await news(shown('等您说。', { before: QUESTION }));
    expect(find('.lede').textContent).toBe('等您说。');
    expect(document.activeElement).toBe(link);
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
  });

  it('does not interrupt a recording that plays, and is offered instead', async () => {
    open(shown('正在修。'));
    const voice = find<HTMLAudioElement>('audio');
    Object.defineProperty(voice, 'paused', { value: false });
    await news(shown('等您说。'));
    await news(shown('等您说。'));
    expect(find('.lede').textContent).toBe('正在修。');
    expect(find('audio')).toBe(voice);
    expect(main().querySelectorAll('[data-live-offer]')).toHaveLength(1);
    expect(find('[data-live-offer]').textContent).toBe('有新情况。 看看');
    expect(asked).toBe(0);
  });

  it('leaves alone what somebody writes, also when the writing began while it was on its way', async () => {
    open(shown('轮到您了。', { before: QUESTION }));
    const answered = globalThis.fetch;
    globalThis.fetch = (...all) => {
      find<HTMLTextAreaElement>('#answer').value = '在门里';
      return answered(...all);
    };
    await news(shown('正在修。'));
    expect(find<HTMLTextAreaElement>('#answer').value).toBe('在门里');
    expect(find('[data-live-offer]')).not.toBeNull();
  });

  it('waits while a finger is down', async () => {
    open(shown('正在修。'));
    find('a').dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await news(shown('等您说。'));
    expect(find('.lede').textContent).toBe('正在修。');
    find('a').dispatchEvent(new Event('pointerup', { bubbles: true }));
    await until(() => find('.lede').textContent === '等您说。', 'the news');
  });

  it('leaves the print buttons working, each press printing once', async () => {
    let printed = 0;
    globalThis.print = () => void printed++;
    open(shown('正在修。'));
    printPages();
    for (const lede of ['等您说。', '办完了。', '重新办。']) await news(shown(lede));
    const button = find<HTMLButtonElement>('[data-print]');
    expect(button.hidden).toBe(false);
    button.click();
    expect(printed).toBe(1);
  });

  it('prints what is folded up, and folds it again', () => {
    open(shown('正在修。'));
    printPages();
    dispatchEvent(new Event('beforeprint'));
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
    dispatchEvent(new Event('afterprint'));
    expect(find<HTMLDetailsElement>('details').open).toBe(false);
  });
});
