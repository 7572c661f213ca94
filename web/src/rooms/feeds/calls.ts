// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query, remove } from '@/frame/calls';

/** How a department's feed does. */
export interface FeedHealth {
  code: string;
  scene: 'police-110' | 'traffic' | 'tourism' | 'maritime' | 'fisheries';
  owner: string;
  ownerEn: string;
  purpose: string;
  terms: string;
  expectedMinutes: number;
  active: boolean;
  hasToken: boolean;
  pulse: 'off' | 'never' | 'fresh' | 'late' | 'silent';
  lastAt: string | null;
  /** today */
  taken: number;
  /** not settled yet, of any day */
  refused: number;
  waiting: number;
  /** median from happening to arriving, over seven days */
  delaySeconds: number | null;
}

export interface Batch {
  id: string;
  way: 'http' | 'file';
  name: string;
  receivedAt: string;
  taken: number;
  refused: number;
  waiting: number;
  trouble: string | null;
}

/** A report that was not taken; never its words. */
export interface RefusedReport {
  id: string;
  sourceId: string;
  version: number;
  line: number;
  batch: string;
  receivedAt: string;
  field: string | null;
  sentence: string | null;
  /** still here, so that it can be tried again */
  kept: boolean;
}

export interface FeedNotice {
  id: string;
  feed: string;
  routes: string[];
  from: string;
  reason: string;
  source: string;
  words: string;
  receivedAt: string;
}

export type FeedDraft = Pick<FeedHealth, 'scene' | 'owner' | 'ownerEn' | 'purpose' | 'terms' | 'expectedMinutes' | 'active'>;

export const feeds = () => get<FeedHealth[]>('/api/feeds');
export const define = (code: string, feed: FeedDraft) => put<FeedHealth[]>(`/api/feeds/${code}`, feed);
export const newToken = (code: string) => post<{ token: string }>(`/api/feeds/${code}/token`);
export const dropToken = (code: string) => remove<void>(`/api/feeds/${code}/token`);
export const batches = (code: string, page = 0) => get<Batch[]>(`/api/feeds/${code}/batches${query({ page })}`);
export const refused = (code: string, page = 0) => get<RefusedReport[]>(`/api/feeds/${code}/refused${query({ page })}`);
export const again = (code: string) => post<{ taken: number; repeated: number; refused: { line: number; id: string | null; sentence: string }[] }>(`/api/feeds/${code}/again`);
export const setAside = (id: string, why: string) => post<void>(`/api/feeds/reports/${id}/set-aside`, { why });
export const notices = () => get<FeedNotice[]>('/api/feeds/notices');
export const recordNotice = (id: string) => post<{ suspension: string }>(`/api/feeds/notices/${id}/record`);
