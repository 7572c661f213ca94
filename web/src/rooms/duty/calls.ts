// SPDX-License-Identifier: Apache-2.0
import { get, post } from '@/frame/calls';

export interface Untold {
  id: string;
  news: string;
  listener: string;
  since: string;
  attempts: number;
  lastTold: string | null;
}

export interface FailedMessage {
  id: string;
  purpose: string;
  about: { kind: string; id: string };
  attempts: number;
  since: string;
  why: string | null;
}

export interface Timer {
  name: string;
  next: string;
  lastSuccess: string | null;
  lastFailure: string | null;
  failures: number;
  late: boolean;
}

/** Whether the platform itself is well. */
export interface Duty {
  /** stable codes of what needs somebody; empty when all is well */
  troubles: string[];
  asOf: string;
  missingYear: number | null;
  untold: Untold[];
  messages: { waiting: number; sleeping: number; failed: number; delivered: number };
  failed: FailedMessage[];
  sealing: { waiting: number; sealedAt: string | null; batches: number };
  timers: Timer[];
  database: { version: string; bytes: number; since: string; connections: number; most: number };
  roomBytes: number | null;
  certificates: { bundle: string; subject: string; until: string }[];
}

export const duty = () => get<Duty>('/api/duty');
export const tellAgain = (id: string) => post<void>(`/api/duty/news/${id}/again`);
export const sendAgain = (id: string) => post<void>(`/api/duty/messages/${id}/again`);
