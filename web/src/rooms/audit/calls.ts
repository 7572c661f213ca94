// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';
import type { audit } from '@/frame/api.gen';

/** A line of the log: who did what to which object, without the words of anybody. */
export type LogLine = audit.LogBookLine;
export type LogPage = audit.LogPage;
export type Verified = audit.LogVerified;

export const lines = (cursor: number) => get<LogPage>(`/api/log${query({ cursor })}`);
export const linesOf = (kind: string, id: string) => get<LogPage>(`/api/log/of/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`);
export const verify = () => post<Verified>('/api/log/verify');
