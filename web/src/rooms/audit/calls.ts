// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';

/** A line of the log: who did what to which object, without the words of anybody. */
export interface LogLine {
  seq: number;
  at: string;
  kind: string;
  object: string;
  /** which entry of its object this is, from 1 */
  number: number;
  actorKind: string;
  actor: string | null;
  what: string;
  facts: Record<string, unknown>;
  hasNote: boolean;
}

export interface LogPage {
  /** the newest sequence number */
  head: number;
  lines: LogLine[];
  /** names of the officers that occur, by account */
  names: Record<string, string>;
}

export interface Verified {
  ok: boolean;
  entries: number;
  batches: number;
  /** entries of the last seconds that are not sealed yet */
  unsealed: number;
  faults: { kind: string; place: string; what: string }[];
}

export const lines = (cursor: number) => get<LogPage>(`/api/log${query({ cursor })}`);
export const linesOf = (kind: string, id: string) => get<LogPage>(`/api/log/of/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`);
export const verify = () => post<Verified>('/api/log/verify');
