// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';
import type { alarms as api } from '@/frame/api.gen';

export type AlarmItem = api.AlarmAlarmItem;
export type AlarmPage = api.AlarmAlarmPage;
export type Alarm = api.AlarmAlarmView;
export type Severity = AlarmItem['severity'];

export interface Asked {
  state: string;
  severity: string;
  q: string;
  sort: string;
  after?: string | null;
}

export const alarms = (asked: Asked, signal?: AbortSignal) =>
  get<AlarmPage>(`/api/alarms${query({ ...asked, severity: asked.severity || null, q: asked.q || null })}`, { signal });
export const alarm = (id: string, signal?: AbortSignal) => get<Alarm>(`/api/alarms/${id}`, { signal });
export const move = (id: string, name: string, body: { cause?: string; words?: string }) => post<Alarm>(`/api/alarms/${id}/${name}`, body);
