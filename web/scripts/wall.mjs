// SPDX-License-Identifier: Apache-2.0
// The wall with a made-up sea: how long its page is busy, and pictures of it. An office of a few lines answers as the real one does.
//   node scripts/wall.mjs [--boats 5000] [--seconds 60] [--pictures FOLDER]
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const asked = (name, otherwise) => {
  const i = process.argv.indexOf('--' + name);
  return i < 0 ? otherwise : process.argv[i + 1];
};
const pictures = asked('pictures', '');
const many = Number(asked('boats', pictures ? 60 : 5000));
const seconds = Number(asked('seconds', 60));
const dist = resolve(import.meta.dirname, '../dist');
if (!existsSync(join(dist, 'wall/index.html'))) throw new Error('the wall is not built: npm run build');

let state = 1;
const chance = () => (state = (state * 48271) % 2147483647) / 2147483647;
const ROLES = ['farm', 'farm', 'farm', 'fishing', 'cargo', 'passenger', 'other', 'patrol', 'tanker'];
const sea = Array.from({ length: many }, (_, i) => ({ handle: 'b' + (i * 7919 + 100_000).toString(36), lon: 122.3 + chance() * 0.6, lat: 30.6 + chance() * 0.3, cog: chance() * 360, sog: chance() * 14, role: ROLES[i % ROLES.length] }));
const row = (b, at) => [b.handle, b.lon, b.lat, b.cog, b.sog, Math.round(b.cog), b.role, at];
function move() {
  for (const b of sea) {
    b.lon += (Math.sin((b.cog * Math.PI) / 180) * b.sog) / 216_000;
    b.lat += (Math.cos((b.cog * Math.PI) / 180) * b.sog) / 216_000;
  }
}
const ring = (lon, lat, r, n = 26) => {
  const points = Array.from({ length: n }, (_, i) => [lon + Math.cos((i / n) * 6.283) * r * (0.7 + 0.3 * Math.sin(i * 2.1)), lat + Math.sin((i / n) * 6.283) * r * 0.6 * (0.7 + 0.3 * Math.cos(i * 1.7))]);
  return [...points, points[0]];
};
const ISLANDS = [['I01', '泗礁山', 122.45, 30.72, 0.05], ['I02', '枸杞', 122.77, 30.71, 0.025], ['I03', '嵊山', 122.82, 30.73, 0.02], ['I04', '花鸟', 122.67, 30.85, 0.02], ['I05', '壁下', 122.78, 30.79, 0.012], ['I06', '大黄龙', 122.56, 30.67, 0.02]];
const minutes = (n) => new Date(Date.now() - n * 60_000).toISOString();
const alarm = (n, severity, label, where, lon, lat, stateNow) => ({ id: `0000000${n}-0000-7000-8000-000000000000`, number: n, kind: 'intrusion', severity, state: stateNow, subject: { kind: 'asset', sort: 'plot', id: 'p' + n, label }, areaName: where, lon, lat, at: minutes(3), raisedAt: minutes(2.8), leftAt: null, clock: stateNow === 'RAISED' ? minutes(-1) : null, signals: 2, holderSaid: null });
const alarms = [alarm(1, 'RED', '118 号桁地', '枸杞西南 07 区', 122.71, 30.69, 'RAISED'), alarm(2, 'YELLOW', '031 号桁地', '嵊山东 03 区', 122.86, 30.75, 'ACKNOWLEDGED')];
const square = (lon, lat, id) => ({ type: 'Feature', properties: { id, number: id, name: `${id} 号桁地`, area: '', state: 'active', mu: 40 }, geometry: { type: 'Polygon', coordinates: [[[lon, lat], [lon + 0.022, lat + 0.004], [lon + 0.02, lat + 0.015], [lon - 0.002, lat + 0.011], [lon, lat]]] } });
const route = (code, name, islandA, islandB) => ({ code, name, nameEn: code, fromPier: '', toPier: '', islandA, islandB });
const routes = [route('A', '泗礁—枸杞', 'I01', 'I02'), route('B', '枸杞—嵊山', 'I02', 'I03'), route('C', '泗礁—花鸟', 'I01', 'I04'), route('D', '嵊山—壁下', 'I03', 'I05'), route('E', '泗礁—黄龙', 'I01', 'I06')];
const answers = {
  '/api/session': () => ({ account: 'a', name: '贺平川', unit: null, permissions: ['SEA_WATCH', 'ALARM_READ', 'ALARM_HANDLE'].map((permission) => ({ permission, area: '' })), county: '330922', zone: 'Asia/Shanghai', now: new Date().toISOString(), breakGlass: false, breakGlassUntil: null, reviewsWaiting: 0, sample: true }),
  '/map/sheet.json': () => ({ type: 'FeatureCollection', bbox: [122.38, 30.62, 122.9, 30.88], credit: '岸线 © OpenStreetMap 贡献者 ODbL', tiles: null, features: ISLANDS.flatMap(([code, name, lon, lat, r]) => [{ type: 'Feature', properties: { kind: 'island', code }, geometry: { type: 'Polygon', coordinates: [ring(lon, lat, r)] } }, { type: 'Feature', properties: { kind: 'name', code, name }, geometry: { type: 'Point', coordinates: [lon, lat] } }]) }),
  '/api/sea/picture': () => ({ at: new Date().toISOString(), boats: sea.map((b, i) => ({ ...b, heading: Math.round(b.cog), heard: i % 19 ? new Date().toISOString() : minutes(14), name: null, alarm: null })), sources: [{ name: '嵊山', kind: 'tcp-client', heard: new Date().toISOString(), perMinute: many * 60, refused: 3 }, { name: '花鸟', kind: 'udp', heard: minutes(6), perMinute: 0, refused: 0 }] }),
  '/api/sea/plots': () => ({ type: 'FeatureCollection', features: [square(122.7, 30.685, '118'), square(122.73, 30.68, '119'), square(122.85, 30.745, '031'), square(122.69, 30.84, '204')] }),
  '/api/sea/replay': () => ({ every: 0, rows: Array.from({ length: 600 }, (_, k) => sea.slice(0, 40).map((b) => row(b, Date.now() - 3_600_000 + k * 6_000))).flat() }),
  '/api/alarms': () => ({ rows: pictures ? alarms : alarms.slice(0, 1), next: null, count: 2, orMore: false }),
  '/api/routes': () => routes,
  '/api/suspensions': () => [{ id: 's', routes: [routes[2], routes[3]], from: minutes(300), until: null, reason: 'wind', source: '停航公告 2026-083', state: 'CONFIRMED' }],
};
const TYPES = { '.html': 'text/html;charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  response.setHeader('Content-Security-Policy', "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'");
  if (path === '/api/sea/live' || path === '/api/live') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': open\n\n');
    if (path === '/api/live') return;
    // each boat once a second, told in twenty parts as the office does
    let part = 0;
    const tell = setInterval(() => {
      if (part % 20 === 0) move();
      const at = Date.now();
      const boats = sea.filter((_, i) => i % 20 === part % 20 && i % 19).map((b) => row(b, at));
      response.write(`event: fixes\ndata: ${JSON.stringify({ at, boats })}\n\n`);
      part++;
    }, 50);
    request.on('close', () => clearInterval(tell));
  } else if (answers[path] || path.startsWith('/api/alarms/')) {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const one = alarms.find((a) => path.includes(a.id));
    response.end(JSON.stringify(answers[path]?.() ?? { alarm: one, moves: ['acknowledge', 'dismiss'], causes: [], evidence: [], timeline: [{ at: minutes(2.7), what: 'alarm.raised', who: '', facts: {}, words: '户主、海上警务室已收到' }] }));
  } else {
    const file = join(dist, path === '/wall' ? '/wall/index.html' : path);
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  }
});
await new Promise((r) => server.listen(0, '127.0.0.1', r));
const home = `http://127.0.0.1:${server.address().port}/wall`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let good = true;

if (pictures) {
  mkdirSync(pictures, { recursive: true });
  for (const [name, width, height, dark] of [['1920', 1920, 1080, true], ['day-1920', 1920, 1080, false], ['3840', 3840, 1080, true], ['1440', 1440, 900, false], ['390', 390, 844, true]]) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale: 'zh-CN' });
    page.on('console', (m) => m.type() === 'error' && console.log(name, m.text()));
    page.on('pageerror', (e) => console.log(name, e.message));
    await page.goto(home);
    await page.waitForTimeout(6000);
    await page.screenshot({ path: join(pictures, `wall-${name}.png`), fullPage: width < 1000 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.evaluate(readFileSync(resolve(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8'));
    const faults = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`)));
    console.log(`${name}: ${faults.length} faults${faults.length ? ' ' + faults.join('; ') : ''}, ${wide} px sideways`);
    if (faults.length || wide > 0) good = false;
    if (name === 'day-1920') {
      await page.getByRole('button', { name: '看成列表' }).click();
      await page.screenshot({ path: join(pictures, 'wall-list.png') });
    }
    await page.close();
  }
} else {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  let bytes = 0;
  const used = new Set();
  page.on('response', (r) => used.add(new URL(r.url()).pathname));
  const begun = Date.now();
  await page.goto(home);
  await page.waitForSelector('.maplibregl-canvas');
  const first = Date.now() - begun;
  await page.waitForTimeout(8000);
  for (const path of used) if (path.startsWith('/assets/')) bytes += gzipSync(readFileSync(join(dist, path))).length;
  const found = await page.evaluate(async (ms) => {
    const long = [];
    let frames = 0;
    new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({ type: 'longtask' });
    const end = performance.now() + ms;
    await new Promise((done) => requestAnimationFrame(function each() { frames++; performance.now() < end ? requestAnimationFrame(each) : done(); }));
    return { long, frames };
  }, seconds * 1000);
  console.log(`${many} boats, each once a second, ${seconds} s: ${found.long.length} tasks over 50 ms${found.long.length ? ' (' + found.long.join(', ') + ' ms)' : ''}, ${(found.frames / seconds).toFixed(1)} frames/s, chart there after ${first} ms, ${Math.round(bytes / 1000)} kB compressed`);
  good = found.long.length === 0 && bytes <= 900_000;
}
await browser.close();
server.closeAllConnections();
server.close();
process.exitCode = good ? 0 : 1;
