// SPDX-License-Identifier: Apache-2.0
// Answers the desk's calls from the made-up county: used by `npm run dev:fake` and by the tests. It keeps what is done to it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { act, AREAS, CATEGORIES, NOW, ROUTES, UNITS, world, type World } from './world';

let county: World = world();

/** Starts the day over. */
export function fresh(): void {
  county = world();
}

const SESSION = {
  account: 'a-song', name: '宋渔歌', unit: { id: 'u-village', name: '枸杞乡值班室' },
  permissions: ['MATTER_READ', 'MATTER_REGISTER', 'MATTER_TRIAGE', 'MATTER_HANDLE', 'MATTER_ARBITRATE', 'COMPLAINT_REVIEW', 'ROUTING_EDIT', 'PERSON_REVEAL', 'SUSPENSION_RECORD', 'SUSPENSION_CONFIRM', 'ORGANISATION_READ', 'ORGANISATION_MANAGE', 'ACCOUNT_MANAGE', 'LOG_VERIFY', 'DUTY_READ'].map((permission) => ({ permission, area: '330922' })),
  county: '330922', zone: 'Asia/Shanghai', now: NOW, breakGlass: false, breakGlassUntil: null as string | null, reviewsWaiting: 1, sample: true,
};

const LISTS: [string, string][] = [['due', '我的到期'], ['triage', '新来的'], ['arbitration', '退回待定'], ['replied', '等本人说'], ['stopped', '停表的'], ['complaints', '投诉我们'], ['all', '全部']];

class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly title: string, readonly next: string) {
    super(title);
  }
}

type Handler = (found: string[], body: Record<string, any>, url: URL) => unknown;
const routes: [string, RegExp, Handler][] = [
  ['GET', /^\/api\/session$/, () => SESSION],
  ['GET', /^\/api\/desk\/lists$/, () => LISTS.map(([key, name]) => ({ key, name, count: key === 'complaints' ? county.complaints.filter((c) => !c.answer).length : key === 'all' ? 0 : county.rows.filter((r) => r.lists.includes(key)).length, orMore: false }))],
  ['GET', /^\/api\/desk\/list\/(\w+)$/, ([key], _, url) => {
    const q = url.searchParams.get('q') ?? '';
    const found = county.rows.filter((r) => (key === 'all' || r.lists.includes(key!)) && (!q || `${r.item.code} ${r.item.title} ${r.item.placeName} ${r.matter.words}`.includes(q)));
    return { items: found.map((r) => r.item), total: found.length, orMore: false, next: null, lookedBackTo: null };
  }],
  ['GET', /^\/api\/matters\/([\w-]+)$/, ([id]) => row(id!).matter],
  ['GET', /^\/api\/matters\/([\w-]+)\/triage$/, ([id]) => ({
    proposals: /消防栓|水/.test(row(id!).matter.words)
      ? [proposal('c-pipe', '街巷供水', 'u-water', ['消防栓', '滴水'], 3, 5), proposal('c-road', '道路', 'u-village', ['村口'], 5, 2)]
      : [proposal('c-road', '道路', 'u-housing', ['栏杆'], 5, 2)],
    categories: CATEGORIES, units: UNITS.map((u) => ({ id: u.id, name: u.name })),
  })],
  ['POST', /^\/api\/matters\/([\w-]+)\/reveal$/, () => ({ name: '陈阿婆', phone: '1000 000 0023', address: '干斜村 18 号' })],
  ['POST', /^\/api\/matters\/([\w-]+)\/([\w-]+)$/, ([id, key], body) => {
    const r = row(id!);
    if (!r.matter.moves.some((m) => m.key === key)) throw new Refusal(409, 'not-from-here', '这件事现在不能这样办', '刚有人动过它。看一眼新的经过，再定怎么办。');
    if (key === 'propose' && !(body.evidence?.length || body.reasonCode)) throw new Refusal(422, 'no-evidence', '没有凭据', '写上一样凭据：照片几张、试压记录，或者选理由。');
    return act(county, r, key!, body, SESSION.name);
  }],
  ['POST', /^\/api\/matters$/, (_, body) => {
    if (!body.words?.trim()) throw new Refusal(422, 'no-words', '还没写是什么事', '写一句就行，比如“水管漏了三天”。');
    return { id: 'm-new1', code: 'SS-20261010-0524', secret: '48213906', urgentList: county.rows.slice(0, 20).map((r) => r.item) };
  }],
  ['GET', /^\/api\/units$/, () => UNITS],
  ['GET', /^\/api\/units\/([\w-]+)$/, ([id]) => ({ unit: UNITS.find((u) => u.id === id), staffed: null, openToday: ['08:30-12:00', '13:30-17:30'], restToday: false, officers: [{ id: 'a-he', name: '何汀', workPhone: '1000 000 0031' }], mayManage: true })],
  ['GET', /^\/api\/duties$/, () => [{ code: 'water', name: '供水', nameEn: 'Water' }, { code: 'light', name: '路灯', nameEn: 'Street lamps' }]],
  ['GET', /^\/api\/units\/([\w-]+)\/roster$/, () => ({ shifts: [{ id: 'sh-1', officer: { id: 'a-he', name: '何汀', workPhone: null }, firstDay: '2026-09-01', lastDay: null, days: ['WORKDAY'], opens: '08:30:00', closes: '17:30:00', duty: 'desk' }], absences: [{ id: 'ab-1', officer: { id: 'a-he', name: '何汀', workPhone: null }, firstDay: '2026-10-13', lastDay: '2026-10-13', cover: null }] })],
  ['GET', /^\/api\/units\/([\w-]+)\/hours$/, () => ({ spans: [], days: [{ day: '2026-10-20', open: false, reason: '整修' }] })],
  ['GET', /^\/api\/units\/([\w-]+)\/duty$/, () => [10, 11, 12].map((d) => ({ officer: { id: 'a-he', name: d % 2 ? '宋渔歌' : '何汀', workPhone: '1000 000 0031' }, from: `2026-10-${d}T08:30:00+08:00`, until: `2026-10-${d}T17:30:00+08:00`, duty: 'desk', covers: d === 11 ? { id: 'a-he', name: '何汀' } : null }))],
  ['GET', /^\/api\/units\/([\w-]+)\/gaps$/, () => [{ from: '2026-10-13T08:30:00+08:00', until: '2026-10-13T17:30:00+08:00', away: [{ id: 'a-he', name: '何汀' }] }]],
  ['GET', /^\/api\/places$/, (_f, _b, url) => AREAS.filter((a) => a.parent === (url.searchParams.get('parent') || '330922')).map(place)],
  ['GET', /^\/api\/places\/(\d+)$/, ([code]) => place(AREAS.find((a) => a.code === code) ?? { code: '330922', kind: 'county', name: '嵊泗县', parent: null })],
  ['GET', /^\/api\/places\/(\d+)\/landmarks$/, () => [{ ...place(AREAS[0]!), name: '干斜码头', kind: 'landmark', landmark: 'ganxie-pier', landmarkKind: 'pier' }]],
  ['GET', /^\/api\/areas\/(\d+)\/history$/, () => [{ at: '2026-09-01T08:30:00+08:00', by: null, what: 'area.renamed', facts: { name: '干斜村' } }]],
  ['PUT', /^\/api\/areas\/(\d+)\/name$/, ([code], body) => Object.assign(AREAS.find((a) => a.code === code)!, { name: body.name })],
  ['POST', /^\/api\/areas\/(\d+)\/close$/, () => undefined],
  ['GET', /^\/api\/service-points$/, () => county.points],
  ['PUT', /^\/api\/service-points\/([\w-]+)$/, ([id], body) => Object.assign(county.points.find((p) => p.id === id)!, { name: body.name, hoursLine: body.hours })],
  ['POST', /^\/api\/service-points\/([\w-]+)\/close$/, ([id]) => void county.points.splice(county.points.findIndex((p) => p.id === id), 1)],
  ['GET', /^\/api\/calendars$/, () => ({ years: [{ year: 2026, source: '国办发明电〔2025〕7 号' }, { year: 2027, source: null }], missing: 2027, opens: ['08:30-12:00', '13:30-17:30'] })],
  ['GET', /^\/api\/calendars\/(\d+)$/, ([year]) => ({
    year: Number(year), provisional: year !== '2026', source: year === '2026' ? '国办发明电〔2025〕7 号' : null, workdays: 248,
    special: year === '2026' ? [...[1, 2, 3, 4, 5, 6, 7].map((d) => ({ day: `2026-10-0${d}`, kind: 'HOLIDAY', name: '国庆节' })), { day: '2026-10-10', kind: 'MAKE_UP', name: '国庆节' }] : [],
  })],
  ['GET', /^\/api\/duty$/, () => ({
    troubles: county.untold.length ? ['untold', 'messages', 'calendar'] : ['messages', 'calendar'], asOf: NOW, missingYear: 2027, untold: county.untold,
    messages: { waiting: 0, sleeping: 2, failed: 1, delivered: 31 }, failed: [{ id: 'n-1', purpose: 'reply', about: { kind: 'matter', id: 'm-tap' }, attempts: 0, since: NOW, why: 'no phone' }],
    sealing: { waiting: 2, sealedAt: NOW, batches: 319 }, timers: [{ name: 'matters.sweep', next: NOW, lastSuccess: NOW, lastFailure: null, failures: 0, late: false }, { name: 'notify.post', next: NOW, lastSuccess: null, lastFailure: NOW, failures: 3, late: true }],
    database: { version: '18.6', bytes: 31_000_000, since: NOW, connections: 9, most: 100 }, roomBytes: 48_000_000_000, certificates: [{ bundle: 'anlan', subject: 'CN=anlan.example', until: '2027-03-01T00:00:00Z' }],
  })],
  ['POST', /^\/api\/duty\/news\/([\w-]+)\/again$/, ([id]) => void county.untold.splice(county.untold.findIndex((u) => u.id === id), 1)],
  ['POST', /^\/api\/duty\/messages\/([\w-]+)\/again$/, () => {
    throw new Refusal(409, 'not-waiting', '它已经不在等了', '刷新看看，多半已经到了。');
  }],
  ['GET', /^\/api\/places\/search$/, (_f, _b, url) => AREAS.filter((a) => a.name.includes(url.searchParams.get('q') ?? ''))],
  ['GET', /^\/api\/complaints$/, () => county.complaints],
  ['POST', /^\/api\/complaints\/([\w-]+)\/answer$/, ([id], body) => Object.assign(county.complaints.find((c) => c.id === id)!, { answer: body.words, answeredAt: NOW, answeredBy: SESSION.name })],
  ['GET', /^\/api\/routing$/, () => ({ version: county.routingVersion, rules: county.rules, categories: CATEGORIES, editable: true })],
  ['POST', /^\/api\/routing\/dry-run$/, (_, body) => county.rows.slice(4, 8).map((r, n) => ({ matter: r.item.id, code: r.item.code, title: r.item.title, before: r.item.unitName, after: n < 2 ? UNITS.find((u) => u.id === body.rule.unit)!.name : r.item.unitName, spoke: [] }))],
  ['PUT', /^\/api\/routing\/rules\/([\w-]+)$/, ([id], body) => {
    Object.assign(county.rules.find((r) => r.id === id)!, body);
    county.routingVersion++;
    return county.rules.find((r) => r.id === id);
  }],
  ['POST', /^\/api\/routing\/rules$/, (_, body) => {
    county.rules.push({ id: `r-${county.rules.length + 1}`, categoryName: '', unitName: '', ...body } as never);
    county.routingVersion++;
    return county.rules.at(-1);
  }],
  ['GET', /^\/api\/routes$/, () => ROUTES],
  ['GET', /^\/api\/suspensions$/, (_f, _b, url) => county.suspensions.filter((s) => url.searchParams.get('open') !== 'true' || ['recorded', 'confirmed'].includes(s.state))],
  ['POST', /^\/api\/suspensions$/, (_, body) => {
    const made = { ...body, id: `s-${county.suspensions.length + 1}`, routes: ROUTES.filter((r) => body.routes.includes(r.code)), islands: [], until: null, state: 'recorded', recordedBy: SESSION.name, recordedAt: NOW, confirmedBy: null, confirmedAt: null, mine: true };
    county.suspensions.unshift(made as never);
    return made;
  }],
  ['POST', /^\/api\/suspensions\/([\w-]+)\/(confirm|resume|withdraw)$/, ([id, what], body) => {
    const s = county.suspensions.find((x) => x.id === id)!;
    if (what === 'confirm' && s.mine) throw new Refusal(409, 'second-person', '登记的人不能自己核', '请另一个人打开这一页来核。');
    return Object.assign(s, what === 'confirm' ? { state: 'confirmed', confirmedBy: SESSION.name } : what === 'resume' ? { state: 'ended', until: body.firstDeparture } : { state: 'withdrawn' });
  }],
  ['GET', /^\/api\/accounts$/, (_f, _b, url) => {
    const found = county.accounts.filter((a) => `${a.name} ${a.login} ${a.unit?.name}`.includes(url.searchParams.get('q') ?? '') && (!url.searchParams.get('state') || a.state === url.searchParams.get('state')));
    return { items: found, total: found.length, page: 0, size: 50 };
  }],
  ['POST', /^\/api\/accounts$/, () => ({ id: 'a-made', link: '/invite/4f0c7d2e9a', expiresAt: '2026-10-13T16:30:00+08:00' })],
  ['GET', /^\/api\/accounts\/roles$/, () => [['township_desk', '乡镇综合指挥室'], ['dept_handler', '部门经办人'], ['sysadmin', '平台管理员']].map(([code, name]) => ({ code, name, permissions: [] }))],
  ['GET', /^\/api\/accounts\/colleagues$/, () => [{ id: 'a-he', name: '何汀', workPhone: null }, { id: 'a-new', name: '许岙', workPhone: null }]],
  ['GET', /^\/api\/drafts\/[\w-]+\/files$/, () => ({ files: [], limits: { photos: 9, voices: 3, megabytes: 20, seconds: 180 } })],
  ['GET', /^\/api\/accounts\/break-glass$/, () => [{ id: 'b-1', account: 'a-luo', name: '骆明礁', reason: '台风夜，找花鸟乡独居老人的电话', since: '2026-10-08T02:10:00+08:00', until: '2026-10-08T06:10:00+08:00', reviewedBy: null, reviewedAt: null, finding: null }]],
  ['GET', /^\/api\/accounts\/break-glass\/([\w-]+)\/readings$/, () => [{ at: '2026-10-08T02:14:00+08:00', path: '/api/matters/m-leak' }]],
  ['POST', /^\/api\/accounts\/break-glass$/, () => {
    Object.assign(SESSION, { breakGlass: true, breakGlassUntil: '2026-10-10T20:30:00+08:00' });
    return { id: 'b-2', until: SESSION.breakGlassUntil };
  }],
  ['POST', /^\/api\/accounts\/break-glass\/end$/, () => void Object.assign(SESSION, { breakGlass: false, breakGlassUntil: null })],
  ['GET', /^\/api\/accounts\/([\w-]+)$/, ([id]) => county.accounts.find((a) => a.id === id)],
  ['GET', /^\/api\/accounts\/([\w-]+)\/history$/, () => [{ at: '2026-09-01T08:30:00+08:00', by: { id: 'a-luo', name: '骆明礁' }, what: 'account.invited', facts: {}, note: null }]],
  ['POST', /^\/api\/accounts\/([\w-]+)\/disable$/, ([id]) => {
    if (id === 'a-luo') throw new Refusal(409, 'last-administrator', '这是最后一个管理员，不能停', '先请另一个人当管理员，再停这个。');
    return Object.assign(county.accounts.find((a) => a.id === id)!, { state: 'DISABLED' });
  }],
  ['GET', /^\/api\/log$/, (_f, _b, url) => ({ head: 12842, lines: logLines(Number(url.searchParams.get('cursor') ?? 0)), names: { 'a-he': '何汀' } })],
  ['POST', /^\/api\/log\/verify$/, () => ({ ok: true, entries: 12842, batches: 319, unsealed: 2, faults: [] })],
  ['GET', /^\/api\/log\/of\/(\w+)\/([\w-]+)$/, () => ({ head: 12842, lines: logLines(0).slice(0, 5), names: { 'a-he': '何汀' } })],
];

const place = (a: { code: string; kind: string; name: string; parent: string | null }) => ({ ...a, kind: a.kind.toLowerCase(), path: `嵊泗县 · ${a.name}`, island: 'I05', islandName: '枸杞', lon: 122.77, lat: 30.71, landmark: null as string | null, landmarkKind: null as string | null, children: AREAS.filter((b) => b.parent === a.code).length, nameZh: a.name, nameEn: a.name });

const proposal = (category: string, categoryName: string, unit: string, spoke: string[], days: number, weight: number) => ({
  category, categoryName, unit, unitName: UNITS.find((u) => u.id === unit)!.name, rule: 'r-1', duty: '派单目录 3.2：街巷供水管归供水站。', spoke, needsPresence: true, days, weight,
});

function logLines(after: number) {
  return Array.from({ length: Math.max(0, Math.min(100, 12842 - after)) }, (_, n) => ({
    seq: after + n + 1, at: '2026-10-10T16:20:00+08:00', kind: n % 7 ? 'matter' : 'person', object: '0199c0de-0000-7000-8000-00000000000' + (n % 7), number: n + 1,
    actorKind: n % 3 ? 'OFFICER' : 'SYSTEM', actor: n % 3 ? 'a-he' : null, what: ['matter.dispatched', 'matter.noted', 'person.revealed'][n % 3], facts: n % 3 === 2 ? { reason: 'call-back' } : {}, hasNote: n % 3 === 1,
  }));
}

function row(id: string) {
  const found = county.rows.find((r) => r.item.id === id || r.item.code === id);
  if (!found) throw new Refusal(404, 'no-such-matter', '没找到这件事', '看看编号对不对，或者搜地名。');
  return found;
}

/** One request, one answer; unknown addresses answer 404 like the office does. */
export async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://county');
  if (url.pathname === '/api/live') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': here\n\n');
    return;
  }
  try {
    const found = routes.map(([method, path, handle]) => ({ match: method === request.method ? path.exec(url.pathname) : null, handle })).find((r) => r.match);
    if (!found?.match) throw new Refusal(404, 'no-such-page', '没有这个地址', '');
    const body = await read(request);
    send(response, request.method === 'POST' && url.pathname === '/api/matters' ? 201 : 200, found.handle(found.match.slice(1), body, url));
  } catch (e) {
    if (e instanceof Refusal) send(response, e.status, { type: `urn:anlan:refusal:${e.code}`, title: e.title, detail: e.next, status: e.status, code: e.code });
    else send(response, 500, { title: String(e), status: 500 });
  }
}

async function read(request: IncomingMessage): Promise<Record<string, any>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text ? JSON.parse(text) : {};
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(body));
}
