// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import english from '@/frame/english';

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((f) =>
    f.isDirectory() ? files(join(folder, f.name)) : /\.(vue|ts)$/.test(f.name) && !/test\.ts$|examples\.ts$|english/.test(f.name) ? [join(folder, f.name)] : [],
  );

/** Every sentence in the sources that has a Chinese character in it, outside comments: each is shown to somebody. */
const sentences = new Set<string>();
for (const file of files('src')) {
  const text = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
  for (const [, quoted] of text.matchAll(/'((?:[^'\\\n]|\\.)*[\u4e00-\u9fff](?:[^'\\\n]|\\.)*)'/g)) sentences.add(quoted!.replaceAll("\\'", "'"));
}

/** Chinese that is matched or written as Chinese, whatever language the desk is read in. */
const CHINESE_ON_PURPOSE = (s: string) => /^周[日一二三四五六]$/.test(s) || s === '中文';

const blanks = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe('English', () => {
  it('has every sentence the desk can show', () => {
    const lacking = [...sentences].filter((s) => !CHINESE_ON_PURPOSE(s) && !(s in english));
    expect(lacking).toEqual([]);
  });

  it('keeps nothing that is no longer said', () => {
    expect(Object.keys(english).filter((s) => /[\u4e00-\u9fff]/.test(s) && !sentences.has(s))).toEqual([]);
  });

  it('fills the same blanks as the Chinese', () => {
    const off = Object.entries(english).filter(([zh, en]) => JSON.stringify([...new Set(blanks(zh))]) !== JSON.stringify([...new Set(blanks(en))]));
    expect(off).toEqual([]);
  });

  it('leaves no Chinese character behind', () => {
    expect(Object.entries(english).filter(([, en]) => /[\u4e00-\u9fff]/.test(en))).toEqual([]);
  });
});
