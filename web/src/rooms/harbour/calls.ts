// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';

export interface Route {
  code: string;
  name: string;
  nameEn: string;
  fromPier: string;
  toPier: string;
}

/** A published notice that sailings are suspended. It stops clocks only after a second person agreed. */
export interface Suspension {
  id: string;
  routes: Route[];
  islands: string[];
  from: string;
  until: string | null;
  /** wind, fog, waves, typhoon, vessel, other */
  reason: string;
  /** the notice as people cite it */
  source: string;
  note: string | null;
  state: 'recorded' | 'confirmed' | 'ended' | 'withdrawn';
  recordedBy: string;
  recordedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  /** recorded by this officer, who therefore cannot confirm it */
  mine: boolean;
}

export interface NewSuspension {
  routes: string[];
  from: string;
  reason: string;
  source: string;
  note: string | null;
}

export const routes = () => get<Route[]>('/api/routes');
export const suspensions = (open: boolean, page = 0) => get<Suspension[]>(`/api/suspensions${query({ open, page })}`);
export const record = (suspension: NewSuspension) => post<Suspension>('/api/suspensions', suspension);
export const confirm = (id: string) => post<Suspension>(`/api/suspensions/${id}/confirm`);
export const resume = (id: string, firstDeparture: string) => post<Suspension>(`/api/suspensions/${id}/resume`, { firstDeparture });
export const withdraw = (id: string, reason: string) => post<Suspension>(`/api/suspensions/${id}/withdraw`, { reason });
