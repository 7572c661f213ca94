// SPDX-License-Identifier: Apache-2.0
import { get, post } from '@/frame/calls';
import type { dispatch as api } from '@/frame/api.gen';

export type Sending = api.DispatchSendingView;
export type Assignment = api.Assignment;

export const sending = (alarm: string, signal?: AbortSignal) => get<Sending>(`/api/dispatch/alarms/${alarm}/candidates`, { signal });
export const assign = (alarm: string, unit: string) => post<Assignment>(`/api/dispatch/alarms/${alarm}/assign`, { unit });
export const step = (assignment: string, name: string) => post<Assignment>(`/api/dispatch/assignments/${assignment}/${name}`);
export const units = () => get<api.DispatchUnitsView>('/api/dispatch/units');
