// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query, remove } from '@/frame/calls';
import type { feeds as api } from '@/frame/api.gen';

/** How a department's feed does. */
export type FeedHealth = Omit<api.FeedHealthView, 'scene' | 'pulse'> & {
  scene: 'police-110' | 'traffic' | 'tourism' | 'maritime' | 'fisheries';
  pulse: 'off' | 'never' | 'fresh' | 'late' | 'silent';
};

export type Batch = Omit<api.DepartmentReportsListed, 'way'> & { way: 'http' | 'file' };

/** A report that was not taken; never its words. */
export type RefusedReport = api.FeedOpenView;

export type FeedNotice = api.DepartmentReportsNotice;

export type FeedDraft = Pick<FeedHealth, 'scene' | 'owner' | 'ownerEn' | 'purpose' | 'terms' | 'expectedMinutes' | 'active'>;

export const feeds = () => get<FeedHealth[]>('/api/feeds');
export const define = (code: string, feed: FeedDraft) => put<FeedHealth[]>(`/api/feeds/${code}`, feed);
export const newToken = (code: string) => post<api.FeedToken>(`/api/feeds/${code}/token`);
export const dropToken = (code: string) => remove<void>(`/api/feeds/${code}/token`);
export const batches = (code: string, page = 0) => get<Batch[]>(`/api/feeds/${code}/batches${query({ page })}`);
export const refused = (code: string, page = 0) => get<RefusedReport[]>(`/api/feeds/${code}/refused${query({ page })}`);
export const again = (code: string) => post<api.BatchOutcomeView>(`/api/feeds/${code}/again`);
export const setAside = (id: string, why: string) => post<void>(`/api/feeds/reports/${id}/set-aside`, { why });
export const notices = () => get<FeedNotice[]>('/api/feeds/notices');
export const recordNotice = (id: string) => post<api.FeedRecorded>(`/api/feeds/notices/${id}/record`);
