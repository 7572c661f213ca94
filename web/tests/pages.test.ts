// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import App from '@/fronts/desk/App.vue';
import { openSession } from '@/frame/session';
import { held, releaseAll } from '@/frame/held';
import { loading } from '@/frame/loading';
import { readMenu } from '@/rooms/matters/menu';
import { faults } from './faults';
import { mount, until, type Mounted } from './mount';
import { push } from './pushed';

let here: Mounted;

async function open(path: string): Promise<HTMLElement> {
  here = mount(App);
  await here.router.push(path);
  await until(() => here.page.querySelector('h1') !== null, `a title on ${path}`);
  return here.page;
}
const press = (key: string, extras: KeyboardEventInit = {}) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...extras }));
const button = (page: Element, text: string) => [...page.querySelectorAll<HTMLElement>('button, a')].find((b) => b.textContent?.includes(text))!;
const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event('input'));
};
const labelled = <T extends HTMLElement>(page: Element, label: string) => {
  const found = [...page.querySelectorAll('label')].find((l) => l.textContent?.includes(label))!;
  return page.querySelector<T>(`[id="${found.htmlFor}"]`)!;
};

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await openSession();
  await readMenu();
});
afterEach(async () => {
  await releaseAll();
  here?.gone();
});

describe('the list of what is due', () => {
  it('opens with the most urgent and its detail beside it', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('.it[aria-current]') !== null, 'a current row');
    expect(page.querySelector('.it[aria-current]')?.textContent).toContain('村账三个月没贴出来');
    await until(() => page.querySelector('#vh') !== null, 'the detail');
    expect(page.querySelector('#vh')?.textContent).toBe('村账三个月没贴出来');
  });

  it('walks with J and K and opens with Enter', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('.it[aria-current]') !== null, 'a current row');
    press('j');
    press('j');
    await until(() => page.querySelector('.it[aria-current]')?.textContent?.includes('低保') ?? false, 'the third row');
    press('k');
    await until(() => page.querySelector('.it[aria-current]')?.textContent?.includes('民宿') ?? false, 'the second row');
    press('Enter');
    await until(() => here.router.currentRoute.value.path === '/matters/m-noise', 'the order page');
  });

  it('leaves letters alone while somebody types', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('.it[aria-current]') !== null, 'a current row');
    const before = here.router.currentRoute.value.fullPath;
    page.querySelector('#find')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    await new Promise((r) => setTimeout(r, 50));
    expect(here.router.currentRoute.value.fullPath).toBe(before);
  });

  it('says what to try when a search finds nothing', async () => {
    const page = await open('/list/all?q=不会有的');
    await until(() => page.textContent?.includes('没找到“不会有的”') ?? false, 'the empty state');
    expect(page.textContent).toContain('0417 和 0471');
  });
});

describe('the order page', () => {
  it('shows 已解决 and does not let it be chosen, with the reason in the same box', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#propose') !== null, 'the composer');
    const box = [...page.querySelectorAll<HTMLElement>('.choice')].find((c) => c.textContent?.includes('已解决'))!;
    expect(box.querySelector('input')?.disabled).toBe(true);
    expect(box.textContent).toContain('您这里不能选');
  });

  it('finds the words that promise nothing and puts a blank in their place', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    type(page.querySelector<HTMLTextAreaElement>('#reply')!, '管子换好了，后续将按规定予以处置。');
    await until(() => page.querySelector('mark') !== null, 'a mark');
    button(page, '换上').click();
    await until(() => page.querySelector<HTMLTextAreaElement>('#reply')!.value.includes('〔几月几日前做什么〕'), 'the blank');
  });

  it('does not send a reply with a blank in it', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    type(page.querySelector<HTMLTextAreaElement>('#reply')!, '〔几月几日〕前重铺。');
    page.querySelector<HTMLFormElement>('#propose form')!.requestSubmit();
    await until(() => page.textContent?.includes('还有空没填') ?? false, 'the refusal in place');
    expect(held).toHaveLength(0);
  });

  it('keeps a proposal back for ten seconds, and takes it back', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    type(page.querySelector<HTMLTextAreaElement>('#reply')!, '水管昨天换好了。还漏打 1000 000 0031，何汀。');
    type(page.querySelector<HTMLInputElement>('#ev')!, '照片 2 张');
    page.querySelector<HTMLFormElement>('#propose form')!.requestSubmit();
    await until(() => held.length === 1, 'the proposal is held');
    await until(() => page.textContent?.includes('10 秒内可以撤回') ?? false, 'the note');
    button(page.querySelector('#propose')!, '撤回').click();
    await until(() => held.length === 0, 'nothing is held');
    expect(page.querySelector<HTMLTextAreaElement>('#reply')!.value).toContain('换好了');
  });

  it('sends a held proposal and shows the matter as it then stands', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    type(page.querySelector<HTMLTextAreaElement>('#reply')!, '水管昨天换好了。还漏打 1000 000 0031，何汀。');
    type(page.querySelector<HTMLInputElement>('#ev')!, '照片 2 张');
    page.querySelector<HTMLFormElement>('#propose form')!.requestSubmit();
    await until(() => held.length === 1, 'the proposal is held');
    await releaseAll();
    await until(() => page.textContent?.includes('等送到') ?? false, 'the new state');
    expect(page.querySelector('#propose')).toBeNull();
  });

  it('keeps what was typed when the page is left and opened again', async () => {
    let page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    type(page.querySelector<HTMLTextAreaElement>('#reply')!, '写到一半');
    await new Promise((r) => setTimeout(r, 20));
    here.gone();
    page = await open('/matters/m-leak');
    await until(() => page.querySelector<HTMLTextAreaElement>('#reply')?.value === '写到一半', 'the draft');
  });

  it('asks for a reason before it shows a telephone number', async () => {
    const page = await open('/matters/m-leak');
    await until(() => button(page, '看电话和门牌') !== undefined, 'the button');
    expect(page.textContent).toContain('100****0023');
    button(page, '看电话和门牌').click();
    await until(() => page.querySelector('dialog') !== null, 'the dialog');
    page.querySelector<HTMLFormElement>('dialog form')!.requestSubmit();
    await until(() => page.textContent?.includes('选一个原因，本人会看到') ?? false, 'the question for a reason');
    page.querySelector<HTMLInputElement>('dialog input[value=visit]')!.click();
    page.querySelector<HTMLFormElement>('dialog form')!.requestSubmit();
    await until(() => page.textContent?.includes('1000 000 0023') ?? false, 'the number');
  });

  it('shows a refusal where it happened, with what to do next', async () => {
    const page = await open('/matters/m-road/arbitrate');
    await until(() => page.querySelector('form.move') !== null, 'the form');
    page.querySelector<HTMLFormElement>('form.move')!.requestSubmit();
    await until(() => page.textContent?.includes('选一个单位。') ?? false, 'the missing unit');
  });
});

describe('triage', () => {
  it('sends to the first proposal with one key and lets it be taken back', async () => {
    const page = await open('/list/triage');
    await until(() => page.textContent?.includes('派给它') ?? false, 'the proposals');
    press('1');
    await until(() => held.some((h) => h.about === 'm-new1'), 'the dispatch is held');
    await until(() => page.querySelector('.it[aria-current]')?.textContent?.includes('防波堤') ?? false, 'the next one');
    button(page.querySelector('.heldbar')!, '不派了').click();
    await until(() => held.length === 0, 'nothing is held');
  });
});

describe('registering on behalf', () => {
  it('needs the words and nothing else, and shows the code once', async () => {
    const page = await open('/register');
    page.querySelector<HTMLFormElement>('form.stack-5')!.requestSubmit();
    await until(() => page.textContent?.includes('写一句怎么了就行') ?? false, 'the question for words');
    type(labelled<HTMLTextAreaElement>(page, '怎么了'), '水管漏了三天');
    page.querySelector<HTMLFormElement>('form.stack-5')!.requestSubmit();
    await until(() => page.textContent?.includes('SS-20261010-0524') ?? false, 'the number');
    expect(page.textContent).toContain('4821 3906');
  });
});

describe('suspended sailings', () => {
  it('does not let the one who recorded also confirm', async () => {
    const page = await open('/suspensions');
    await until(() => page.textContent?.includes('嵊山—壁下') ?? false, 'the record');
    button(page, '登记停航').click();
    await until(() => page.querySelectorAll('.ticks input').length > 0, 'the routes');
    page.querySelector<HTMLInputElement>('.ticks input')!.click();
    page.querySelector<HTMLInputElement>('input[value=wind]')!.click();
    type(labelled<HTMLInputElement>(page, '依据哪个公告'), '海通公司停航公告 2026-090');
    await new Promise((r) => setTimeout(r, 20));
    button(page, '登记，交另一个人核').click();
    await until(() => page.textContent?.includes('海通公司停航公告 2026-090') ?? false, 'the new record');
    const card = [...page.querySelectorAll('article')].find((a) => a.textContent?.includes('2026-090'))!;
    expect((button(card, '公告看过') as HTMLButtonElement).disabled).toBe(true);
    expect(card.textContent).toContain('要另一个人来核');
  });
});

describe('who is on watch', () => {
  it('sees first what needs somebody, and has news told again', async () => {
    const page = await open('/duty');
    await until(() => page.textContent?.includes('ClockStopLink.on') ?? false, 'what was not heard');
    expect(page.querySelector('.note.bad')?.textContent).toContain('有消息没传到');
    button(page, '马上再传').click();
    await until(() => !page.textContent?.includes('ClockStopLink.on'), 'it was heard');
  });

  it('is told where it happened when a message is not waiting any more', async () => {
    const page = await open('/duty');
    await until(() => button(page, '再发一次') !== undefined, 'the message');
    button(page, '再发一次').click();
    await until(() => page.textContent?.includes('它已经不在等了') ?? false, 'the refusal');
  });
});

describe('the working calendar', () => {
  it('shows days off and days worked in return, and reads them aloud', async () => {
    const page = await open('/calendars/2026');
    await until(() => page.querySelectorAll('.month').length === 12, 'twelve months');
    const october = page.querySelectorAll('.month')[9]!;
    expect(october.querySelectorAll('td.off')).toHaveLength(7);
    expect(october.querySelector('td.work')?.textContent).toContain('国庆节 调休上班');
  });

  it('says that a year without its notice is provisional', async () => {
    const page = await open('/calendars/2027');
    await until(() => page.textContent?.includes('暂按双休日') ?? false, 'the mark');
    expect(page.textContent).toContain('2027 年的放假安排还没装');
  });
});

describe('places and service points', () => {
  it('sorts by a column and says so', async () => {
    const page = await open('/points');
    await until(() => page.querySelectorAll('tbody tr').length === 2, 'two points');
    button(page, '在哪里').click();
    await until(() => page.querySelector('th[aria-sort=descending]') !== null, 'the other way round');
    expect(page.querySelector('tbody tr')?.textContent).toContain('大王村便民点');
  });

  it('lets a closing be taken back', async () => {
    const page = await open('/points');
    await until(() => page.querySelectorAll('tbody tr').length === 2, 'two points');
    button(page.querySelector('tbody')!, '关掉').click();
    await until(() => held.length === 1, 'it is held');
    button(page.querySelector('.heldbar')!, '不关了').click();
    await until(() => held.length === 0, 'nothing is held');
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('refuses a code that does not continue the one above', async () => {
    const page = await open('/areas');
    await until(() => button(page, '设一个乡镇') !== undefined, 'the button');
    button(page, '设一个乡镇').click();
    await until(() => page.querySelector('form.paper') !== null, 'the form');
    page.querySelector<HTMLFormElement>('form.paper')!.requestSubmit();
    await until(() => page.textContent?.includes('接着 330922 往下编，一共 9 位') ?? false, 'what to write');
  });
});

describe('news from the office', () => {
  const settled = () => new Promise((r) => setTimeout(r, 1_200));
  const touch = (on: Element, what: string) => on.dispatchEvent(new Event(what, { bubbles: true }));
  /** What a colleague does elsewhere. */
  const elsewhere = (id: string, key: string, body: object = {}) => fetch(`/api/matters/${id}/${key}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  it('waits while a button is pressed, so that the click is not lost', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('#vh') !== null && button(page.querySelector('.view')!, '写答复') !== undefined, 'the button');
    const id = String(here.router.currentRoute.value.query.at);
    const view = page.querySelector('.view')!;
    const write = button(view, '写答复');
    await settled();
    const before = view.textContent;
    touch(write, 'pointerdown');
    await elsewhere(id, 'ask', { question: '哪天在家？' });
    push('matter', id);
    await settled();
    expect(view.textContent).toBe(before);
    expect(write.isConnected).toBe(true);
    touch(write, 'pointerup');
    write.click();
    await until(() => here.router.currentRoute.value.path === `/matters/${id}`, 'the order page');
  });

  it('is drawn once the button is let go of', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('#vh') !== null && button(page.querySelector('.view')!, '写答复') !== undefined, 'the button');
    const id = String(here.router.currentRoute.value.query.at);
    touch(page, 'pointerdown');
    await elsewhere(id, 'note', { text: '何汀说下午去' });
    push('matter', id);
    await settled();
    expect(page.textContent).not.toContain('何汀说下午去');
    touch(page, 'pointerup');
    await until(() => page.textContent?.includes('何汀说下午去') ?? false, 'the note');
  });

  it('leaves a form alone that is open, and what is typed into it', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelector('#vh') !== null && button(page.querySelector('.view')!, '补记一笔') !== undefined, 'the button');
    const id = String(here.router.currentRoute.value.query.at);
    button(page.querySelector('.view')!, '补记一笔').click();
    await until(() => page.querySelector('form.move textarea') !== null, 'the form');
    const field = page.querySelector<HTMLTextAreaElement>('form.move textarea')!;
    type(field, '写到一半');
    await elsewhere(id, 'contact', { reached: true, note: '电话通了' });
    push('matter', id);
    await until(() => page.textContent?.includes('电话通了') ?? false, 'the news');
    expect(page.querySelector('form.move textarea')).toBe(field);
    expect(field.value).toBe('写到一半');
  });

  it('is offered and not drawn when it would take away words half written, and is drawn when asked for', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('#reply') !== null, 'the composer');
    const field = page.querySelector<HTMLTextAreaElement>('#reply')!;
    field.focus();
    type(field, '管子换到一半');
    await elsewhere('m-leak', 'propose', { resultClass: 'SOLVED', words: '同事先提出了', evidence: ['照片 1 张'] });
    push('matter', 'm-leak');
    await until(() => page.querySelector('.heldnews') !== null, 'the offer');
    expect(page.querySelector('#reply')).toBe(field);
    expect(field.value).toBe('管子换到一半');
    button(page, '看新的').click();
    await until(() => page.querySelector('#reply') === null, 'the news');
    expect(page.querySelector('.heldnews')).toBeNull();
    expect(localStorage.getItem('anlan.draft.reply.m-leak')).toContain('管子换到一半');
  });

  it('does not bring back what was before a move that was answered meanwhile', async () => {
    const answers: ((body: string) => void)[] = [];
    const slow = loading(() => new Promise<string>((answer) => answers.push(answer)));
    answers[0]!('新来的');
    await until(() => slow.value.value === '新来的', 'the first answer');
    void slow.again();
    slow.take('在办');
    answers[1]!('新来的');
    await new Promise((r) => setTimeout(r, 50));
    expect(slow.value.value).toBe('在办');
    expect(slow.busy.value).toBe(false);
  });

  it('waits while the space bar is down on a button', async () => {
    const page = await open('/matters/m-leak');
    await until(() => page.querySelector('.acts button') !== null, 'the buttons');
    const space = (what: string) => page.querySelector('.acts button')!.dispatchEvent(new KeyboardEvent(what, { key: ' ', bubbles: true }));
    space('keydown');
    await elsewhere('m-leak', 'note', { text: '何汀说下午去' });
    push('matter', 'm-leak');
    await settled();
    expect(page.textContent).not.toContain('何汀说下午去');
    space('keyup');
    await until(() => page.textContent?.includes('何汀说下午去') ?? false, 'the note');
  });

  it('keeps the keyboard on its row when the row moves under another heading', async () => {
    const page = await open('/list/due');
    await until(() => page.querySelectorAll('.it').length > 3, 'rows');
    const row = [...page.querySelectorAll<HTMLElement>('.it')][2]!;
    const title = row.querySelector('.t')!.textContent;
    row.focus();
    const id = row.closest('li')!.dataset.id!;
    await elsewhere(id, 'arbitrate', { unit: 'u-water', note: '归供水站' });
    push('matter', id);
    await settled();
    expect(document.activeElement?.querySelector('.t')?.textContent).toBe(title);
  });
});

describe('every page', () => {
  for (const path of ['/list/due', '/list/triage', '/list/all?q=不会有的', '/matters/m-leak', '/matters/m-tap', '/matters/m-new1/triage', '/matters/m-road/arbitrate', '/register', '/suspensions', '/complaints', '/routing', '/units', '/units/u-water', '/areas', '/areas/330922202', '/points', '/calendars', '/calendars/2027', '/duty', '/accounts', '/accounts/a-he', '/emergency', '/log', '/more', '/nowhere']) {
    it(`${path} has one title and no accessibility fault`, async () => {
      const page = await open(path);
      await new Promise((r) => setTimeout(r, 150));
      expect(page.querySelectorAll('h1')).toHaveLength(1);
      expect(await faults(page)).toEqual([]);
    });
  }
});
