// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';

/** One reading of a figure: n above the line, d below it; shares and their interval in per cent. */
export interface Counted {
  code: string;
  n: number;
  d: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/** What a figure says in one cell. A withheld one says nothing else. */
export interface Value {
  withheld: boolean;
  readings: Counted[];
  parts: Record<string, number>;
}

export interface Span {
  code: string;
  kind: string;
  label: string;
  from: string;
  until: string;
  running: boolean;
  before: string;
  after: string | null;
}

export interface Point {
  code: string;
  label: string;
  /** the definition's version; where it changes, the line breaks */
  version: number;
  value: Value;
}

export interface Named {
  code: string;
  name: string;
}

export interface Summary {
  figure: string;
  name: string;
  sentence: string;
  rate: boolean;
  period: Span;
  value: Value;
  running: Value;
  trend: Point[];
  readings: Named[];
  waiting: number;
}

export interface Line {
  key: string;
  name: string;
  /** whether it has parts of its own */
  parts: boolean;
  value: Value;
}

export interface Release {
  id: string;
  period: string;
  label: string;
  version: number;
  /** draft, audited, published, corrected, dropped */
  state: string;
  asOf: string;
  auditedBy: string | null;
  auditedAt: string | null;
  looked: number | null;
  wrong: number | null;
  publishedBy: string | null;
  publishedAt: string | null;
  corrects: string | null;
  reason: string | null;
  digest: string;
  value: Value;
  canAudit: boolean;
  canPublish: boolean;
}

export interface Figure {
  figure: string;
  name: string;
  sentence: string;
  rate: boolean;
  least: number;
  period: Span;
  asOf: string;
  behind: number;
  value: Value;
  trend: Point[];
  breakdown: { by: string; within: string; withinName: string; lines: Line[] } | null;
  definition: {
    version: number;
    from: string;
    to: string | null;
    numerator: string;
    denominator: string;
    excluded: string;
    time: string;
    owner: string;
    basis: string;
    sources: string[];
    readings: Named[];
    marks: { code: string; name: string; look: string }[];
    digest: string;
  };
  versions: { version: number; from: string; to: string | null; change: string }[];
  releases: Release[];
  query: { sql: string; county: string; from: string; until: string; asOf: string; seq: number };
  may: { audit: boolean; publish: boolean };
}

/** A row behind a figure. What would give a withheld cell away is empty. */
export interface Row {
  matter: string | null;
  code: string | null;
  title: string | null;
  mark: string;
  when: string;
  area: string;
  category: string;
  unit: string;
  channel: string;
}

export interface RowPage {
  total: number;
  /** counted, and not shown to this officer */
  unseen: number;
  page: number;
  pages: number;
  rows: Row[];
}

export const figures = () => get<Summary[]>('/api/figures');
export const figure = (k: string, period: string, by: string, within: string) => get<Figure>(`/api/figures/${k}${query({ period, by, within })}`);
export const rows = (k: string, period: string, by: string, key: string, mark: string, page: number) =>
  get<RowPage>(`/api/figures/${k}/rows${query({ period, by, key, mark, page })}`);
export const valuesFile = (k: string, period: string) => `/api/figures/${k}/values.csv${query({ period })}`;
export const rowsFile = (k: string, period: string) => `/api/figures/${k}/rows.csv${query({ period })}`;
export const draft = (k: string, period: string) => post<void>(`/api/figures/${k}/releases`, { period });
export const audit = (release: string, looked: number, wrong: number) => post<void>(`/api/figures/releases/${release}/audit`, { looked, wrong });
export const publish = (release: string) => post<void>(`/api/figures/releases/${release}/publish`);
