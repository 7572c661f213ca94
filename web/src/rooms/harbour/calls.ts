// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';
import type { harbour } from '@/frame/api.gen';

export type Route = harbour.Route;
/** A published notice that sailings are suspended. It stops clocks only after a second person agreed. */
export type Suspension = Omit<harbour.SuspensionSuspensionView, 'state'> & { state: 'recorded' | 'confirmed' | 'ended' | 'withdrawn' };
export type NewSuspension = harbour.SuspensionNewSuspension;

export const routes = () => get<Route[]>('/api/routes');
export const suspensions = (open: boolean, page = 0) => get<Suspension[]>(`/api/suspensions${query({ open, page })}`);
export const record = (suspension: NewSuspension) => post<Suspension>('/api/suspensions', suspension);
export const confirm = (id: string) => post<Suspension>(`/api/suspensions/${id}/confirm`);
export const resume = (id: string, firstDeparture: string) => post<Suspension>(`/api/suspensions/${id}/resume`, { firstDeparture });
export const withdraw = (id: string, reason: string) => post<Suspension>(`/api/suspensions/${id}/withdraw`, { reason });
