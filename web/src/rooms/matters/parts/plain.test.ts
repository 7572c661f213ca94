// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { pieces, readReply, replaced } from './plain';

const phrases = (text: string) => readReply(text).findings.map((f) => f.phrase);

describe('reading a reply', () => {
  it('finds nothing in words that say what, who, when and a number', () => {
    const read = readReply('水管昨天下午换好了，换了 2 米。路面 10 月 20 日前重新铺。还漏就打 1000 000 0031，何汀。', ['何汀']);
    expect(read.findings).toEqual([]);
    expect(read.said).toEqual({ deed: true, day: true, who: true, phone: true });
    expect(read.blanks).toEqual([]);
  });

  it('finds the promise without a date and offers one to fill in', () => {
    const text = '路面的坑先用石子垫平，后续将按规定予以处置。有渗水随时打 1000 000 0031。';
    const [found] = readReply(text).findings;
    expect(found).toMatchObject({ phrase: '后续将按规定予以处置', why: 'no-date' });
    expect(replaced(text, found!).text).toContain('垫平，〔几月几日前做什么〕。有渗水');
  });

  it.each([
    ['我们会尽快处理。', '会尽快'],
    ['已请相关部门来看。', '相关部门'],
    ['我局高度重视您的来信。', '高度重视'],
    ['敬请谅解。', '敬请谅解'],
    ['感谢您对我们工作的支持！', '感谢您对我们工作的支持'],
    ['您反映的问题在看。', '您反映的问题'],
    ['路面近期重铺。', '近期'],
    ['该诉求不符合政策。', '不符合政策'],
    ['经核实，灯坏了。', '经核实'],
    ['工作人员去过了。', '工作人员'],
    ['The relevant department will look at it.', 'The relevant department'],
    ['We will reply as soon as possible.', 'as soon as possible'],
    ['Thank you for your patience.', 'Thank you for your patience'],
  ])('in “%s” finds “%s”', (text, phrase) => {
    expect(phrases(text)).toContain(phrase);
  });

  it('takes the old form of a reply apart', () => {
    const found = phrases('您反映的问题已按规定转相关部门处置，感谢您的支持！');
    expect(found).toContain('您反映的问题');
    expect(found).toContain('感谢您的支持');
    expect(found.join()).toContain('相关部门');
  });

  it('lets the longer of two overlapping phrases stand', () => {
    const found = readReply('后续将按规定予以处置').findings;
    expect(found).toHaveLength(1);
  });

  it('misses the day, the person and the number when they are missing', () => {
    expect(readReply('灯修好了。').said).toEqual({ deed: true, day: false, who: false, phone: false });
  });

  it('does not take a case number or a date for a telephone', () => {
    expect(readReply('编号 SS-20260930-0417，2026-10-12 答复。').said.phone).toBe(false);
    expect(readReply('打 12345 报 0417。').said.phone).toBe(true);
  });

  it('names the blanks that are left', () => {
    expect(readReply('〔几月几日〕前重新铺。').blanks).toEqual(['〔几月几日〕']);
  });

  it('puts the cursor on the first blank of what it offers', () => {
    const text = '相关部门在看。';
    const made = replaced(text, readReply(text).findings[0]!);
    expect(made.text.slice(...made.select)).toBe('〔哪个单位、谁〕');
  });

  it('takes the comma away with a phrase that says nothing', () => {
    const text = '管子换好了，敬请谅解。';
    expect(replaced(text, readReply(text).findings[0]!).text).toBe('管子换好了。');
  });

  it('gives the whole text back in pieces', () => {
    const text = '我们会尽快请相关部门来看。';
    const read = readReply(text);
    expect(pieces(text, read.findings).map((p) => p.text).join('')).toBe(text);
    expect(pieces(text, read.findings).filter((p) => p.found)).toHaveLength(read.findings.length);
  });
});
