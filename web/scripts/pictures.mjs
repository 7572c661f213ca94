// SPDX-License-Identifier: Apache-2.0
// Takes pictures of desk pages: node scripts/pictures.mjs FOLDER [BASE] [PAGE…], with PAGE as name=/desk/path. The pages are those of
// `npm run dev:fake` unless another base is given.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [folder = 'pictures', base = 'http://localhost:8115', ...asked] = process.argv.slice(2);
const pages = Object.fromEntries((asked.length ? asked : ['inbox=/desk/list/due']).map((a) => [a.slice(0, a.indexOf('=')), a.slice(a.indexOf('=') + 1)]));
const widths = (process.env.WIDTHS ?? '1440,390').split(',').map(Number);

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const width of widths) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 960 }, locale: process.env.LANGUAGE ?? 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: width < 600, isMobile: width < 600, serviceWorkers: 'block' });
  for (const [name, path] of Object.entries(pages)) {
    const page = await context.newPage();
    page.on('pageerror', (e) => console.log(`${name} ${width}: ${e}`));
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(`${name} ${width}: ${m.text()}`));
    await page.goto(base + path, { waitUntil: 'domcontentloaded' });
    await page.waitForTimeout(Number(process.env.WAIT ?? 1500));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(`${name} ${width}: ${wide} px too wide`);
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    await page.close();
  }
  await context.close();
}
await browser.close();
