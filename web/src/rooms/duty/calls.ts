// SPDX-License-Identifier: Apache-2.0
import { get, post } from '@/frame/calls';
import type { kernel, notify, shell } from '@/frame/api.gen';

export type Untold = kernel.WellbeingUntold;

export type FailedMessage = notify.NoticesFailed;

export type Timer = kernel.WellbeingTimer;

/** Whether the platform itself is well. */
export type Duty = shell.DutyDuty;

export const duty = () => get<Duty>('/api/duty');
export const tellAgain = (id: string) => post<void>(`/api/duty/news/${id}/again`);
export const sendAgain = (id: string) => post<void>(`/api/duty/messages/${id}/again`);
