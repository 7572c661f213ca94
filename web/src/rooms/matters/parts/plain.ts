// SPDX-License-Identifier: Apache-2.0
// Reads a reply the way the person who gets it will: words that promise nothing are found and something to say instead is
// offered; and whether it says what was done, by whom, on which day, and which number to call. A pure function, no more.

/** A stretch of the text that the reader cannot use. */
export interface Finding {
  from: number;
  to: number;
  phrase: string;
  why: Why;
  /** what could stand there; 〔…〕 is a blank to fill; empty means it can simply go */
  instead: string;
}

/** What is wrong with a phrase; each has a sentence in the interface. */
export type Why = 'no-date' | 'nobody' | 'no-deed' | 'no-basis' | 'office-talk' | 'hollow';

/** What a reader wants to know, and whether the text says it. */
export interface Said {
  deed: boolean;
  day: boolean;
  who: boolean;
  phone: boolean;
}

export interface Reading {
  findings: Finding[];
  said: Said;
  /** blanks somebody still has to fill */
  blanks: string[];
}

interface Pattern {
  find: RegExp;
  why: Why;
  instead: string;
}

const DAY = '〔几月几日〕前';
const DAY_AND_DEED = '〔几月几日前做什么〕';
const PATTERNS: Pattern[] = [
  // who promises a when without a when
  { find: /(?:我们|我局|我单位)?(?:后续|下一步|接下来)[^，。；！？\n]{0,4}?将?(?:按|依)[^，。；！？\n]{0,8}?(?:规定|程序|要求|流程)[^，。；！？\n]{0,8}/g, why: 'no-date', instead: DAY_AND_DEED },
  { find: /将(?:及时|尽快|按规定|依法|依规|依法依规|进一步)[^，。；！？\n]{0,14}(?:处理|处置|办理|解决|落实|答复|跟进)/g, why: 'no-date', instead: DAY_AND_DEED },
  { find: /(?:会|将)?(?:尽快|尽早|抓紧|第一时间)/g, why: 'no-date', instead: DAY },
  { find: /近期|近日|不日|即将|适时|择期|择机|择日|稍后|过段时间|过一阵子?|条件(?:成熟|具备)(?:后|时)/g, why: 'no-date', instead: DAY },
  { find: /as soon as possible|in due course|in the near future|at an appropriate time|shortly|without delay/gi, why: 'no-date', instead: 'by 〔date〕' },
  // somebody who is nobody
  { find: /(?:相关|有关|职能|主管)(?:的)?(?:部门|单位|方面|人员|科室)|上级(?:部门|单位)?领导|工作人员/g, why: 'nobody', instead: '〔哪个单位、谁〕' },
  { find: /(?:the )?(?:relevant|competent|appropriate|responsible) (?:departments?|units?|authorit(?:y|ies)|personnel|staff)/gi, why: 'nobody', instead: '〔which unit, who〕' },
  // words instead of deeds
  { find: /高度重视|(?:积极|大力)(?:协调|推进|推动)|进一步加强[^，。；！？\n]{0,8}|持续(?:跟进|关注|推进)|密切关注|妥善(?:处理|处置|解决)|认真(?:研究|对待|核查)|加大[^，。；！？\n]{0,6}力度/g, why: 'no-deed', instead: '〔做了什么〕' },
  { find: /attach(?:es)? great importance to(?: this| it)?|(?:is|are) (?:actively|closely) (?:following up|coordinating|monitoring)/gi, why: 'no-deed', instead: '〔what was done〕' },
  { find: /(?:予以|给予|进行|加以)了?(?=处置|处理|维修|整改|更换|清理|解决|修复)/g, why: 'office-talk', instead: '' },
  // a rule nobody can look up
  { find: /(?:根据|依据|按照|依照|按)(?:国家|上级|有关|相关|现行)*(?:规定|政策|要求|程序|流程|法律法规|精神)|依法依规|不符合(?:相关|有关)?(?:政策|规定|条件)/g, why: 'no-basis', instead: '依据〔哪一条〕' },
  { find: /(?:in accordance with|according to|under) (?:the )?(?:relevant |applicable )?(?:regulations|rules|policies|provisions)/gi, why: 'no-basis', instead: 'under 〔which article〕' },
  // how offices talk to each other
  { find: /您(?:所)?反映的(?:问题|情况|诉求|事项)|该(?:诉求|问题|事项|情况|信访件)|来(?:件|电|信)(?=收悉|反映|所述|中)|收悉/g, why: 'office-talk', instead: '您说的事' },
  { find: /经(?:核实|调查|研究|了解|现场核查|查)(?=[，,：:]|该|您)/g, why: 'office-talk', instead: '〔谁〕〔几月几日〕去看过' },
  { find: /已(?:按规定)?转(?:交|至|办)?[^，。；！？\n]{0,4}(?:处置|处理|办理|阅处)/g, why: 'nobody', instead: '〔哪个单位、谁〕在办，〔几月几日〕前答复您' },
  { find: /不予受理|无法办理|无法解决/g, why: 'office-talk', instead: '现在办不了，因为〔理由〕' },
  // nothing at all
  { find: /(?:敬请|请您?)(?:谅解|理解|耐心等待|知悉|周知)|特此(?:告知|回复|答复|函复)|感谢您?(?:对[^，。！\n]{0,12}的?)?(?:的)?(?:支持|理解|关注|监督|关心|配合)(?:[和与、](?:支持|理解|关注|监督|配合))*|给您(?:带来|造成)(?:的)?不便[^。！\n]{0,8}|祝您(?:生活愉快|工作顺利|身体健康)/g, why: 'hollow', instead: '' },
  { find: /(?:we )?(?:sincerely )?apologi[sz]e for any inconvenience(?: caused)?|thank you for your (?:patience|understanding|support|cooperation)/gi, why: 'hollow', instead: '' },
];

const DEED = /[换修清补装拆运铺刷疏加贴退改查看量检扫挪锁关开拦补说定写送](?:[^，。；！？\n]{0,8})?(?:了|好|完|过)|(?:去|到)[^，。；！？\n]{0,10}(?:看|查|量)|\b(?:replaced|repaired|fixed|cleaned|removed|installed|checked|closed|opened|refunded|moved|cut|filled|measured)\b/i;
const A_DAY = /\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[今昨明后前]天|(?:上|下|这)?(?:周|星期|礼拜)[一二三四五六日天]|\d{4}-\d{1,2}-\d{1,2}|\b(?:today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:january|february|march|april|june|july|august|september|october|november|december)\s+\d{1,2}/i;
const A_PHONE = /(?<![\d-])(?:1\d{2}[\s-]?\d{4}[\s-]?\d{4}|\d{4}[\s-]\d{3}[\s-]\d{4}|0\d{2,3}[\s-]?\d{7,8}|400[\s-]?\d{3}[\s-]?\d{4}|12345|\d{7,8})(?![\d-])/;
const SOMEBODY = /我(?!们?(?:单位|局))|[\u4e00-\u9fff]{1,3}(?:师傅|医生|书记|主任|所长|站长)|\b(?:I|we|Mr|Ms)\b/;
const BLANK = /〔[^〕]*〕/g;

/**
 * Reads a reply.
 *
 * @param text the words as they will be sent
 * @param names names that count as saying who: the officer's, the unit's
 */
export function readReply(text: string, names: string[] = []): Reading {
  const found: Finding[] = [];
  for (const { find, why, instead } of PATTERNS) {
    for (const hit of text.matchAll(find)) {
      if (hit[0]) found.push({ from: hit.index, to: hit.index + hit[0].length, phrase: hit[0], why, instead });
    }
  }
  return {
    findings: withoutOverlaps(found),
    said: {
      deed: DEED.test(text),
      day: A_DAY.test(text),
      who: names.some((name) => name && text.includes(name)) || SOMEBODY.test(text),
      phone: A_PHONE.test(text),
    },
    blanks: text.match(BLANK) ?? [],
  };
}

/** Of two findings that share characters the longer one stands. */
function withoutOverlaps(found: Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const one of [...found].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (kept.every((k) => one.to <= k.from || one.from >= k.to)) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** The text in pieces, those that were found among them, so that they can be marked where they stand. */
export function pieces(text: string, findings: Finding[]): { text: string; found: boolean }[] {
  const out: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const one of findings) {
    if (one.from > at) out.push({ text: text.slice(at, one.from), found: false });
    out.push({ text: text.slice(one.from, one.to), found: true });
    at = one.to;
  }
  if (at < text.length) out.push({ text: text.slice(at), found: false });
  return out;
}

/**
 * The text with a finding replaced by what was offered for it.
 *
 * @returns the new text, and where its first blank is, so that it can be typed over at once
 */
export function replaced(text: string, finding: Finding): { text: string; select: [number, number] } {
  const before = text.slice(0, finding.from);
  let after = text.slice(finding.to);
  // A phrase that goes takes the comma with it that led to it or followed it.
  let head = before;
  if (!finding.instead) {
    if (/^[，、]/.test(after)) after = after.slice(1);
    else if (/[，、]$/.test(head) && /^[。；！]/.test(after)) head = head.slice(0, -1);
    else if (/^[。；！]/.test(after) && (!head || /[。；！\n]$/.test(head))) after = after.slice(1);
  }
  const made = head + finding.instead + after;
  const blank = /〔[^〕]*〕/.exec(finding.instead);
  const from = head.length + (blank?.index ?? finding.instead.length);
  return { text: made, select: [from, from + (blank?.[0].length ?? 0)] };
}
