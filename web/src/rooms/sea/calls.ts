// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';
import type { Boat, Row } from '@/chart/fleet';
import type { Sheet } from '@/chart/sheet';

/** How a receiver does. */
export interface Source {
  name: string;
  kind: string;
  heard: string | null;
  perMinute: number;
  refused: number;
}

export interface Plots {
  type: 'FeatureCollection';
  features: { type: 'Feature'; properties: { id: string; number: string; name: string; area: string; state: string; mu: number | null }; geometry: { type: string; coordinates: number[][][] } }[];
}

export type Severity = 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED';

/** An alarm as the list has it. */
export interface Alarm {
  id: string;
  number: number;
  kind: string;
  severity: Severity;
  state: string;
  subject: { kind: string; sort: string; id: string; label: string };
  areaName: string;
  lon: number;
  lat: number;
  at: string;
  raisedAt: string;
  leftAt: string | null;
  /** by when somebody must do something; null when nothing is owed */
  clock: string | null;
  signals: number;
  holderSaid: string | null;
}

/** One alarm with what was done about it. */
export interface AlarmCase {
  alarm: Alarm;
  moves: string[];
  causes: string[];
  timeline: { at: string; what: string; who: string; words: string | null }[];
}

export interface Route {
  code: string;
  name: string;
  nameEn: string;
  fromPier: string;
  toPier: string;
  islandA: string;
  islandB: string | null;
}

export interface Suspension {
  id: string;
  routes: Route[];
  from: string;
  until: string | null;
  reason: string;
  source: string;
  state: string;
}

interface Told extends Omit<Boat, 'heard'> {
  heard: string;
}

export const readSheet = () => get<Sheet>('/map/sheet.json');
export const readPlots = () => get<Plots>('/api/sea/plots');
export const readAlarms = () => get<{ rows: Alarm[]; count: number; orMore: boolean }>('/api/alarms' + query({ state: 'open', size: 200 }));
export const readAlarm = (id: string) => get<AlarmCase>(`/api/alarms/${id}`);
export const moveAlarm = (id: string, move: string, cause: string, words: string) => post<AlarmCase>(`/api/alarms/${id}/${move}`, { cause, words });
export const readRoutes = () => get<Route[]>('/api/routes');
export const readSuspensions = () => get<Suspension[]>('/api/suspensions?open=true');

export async function readPicture(): Promise<{ at: number; boats: Boat[]; sources: Source[] }> {
  const told = await get<{ at: string; boats: Told[]; sources: Source[] }>('/api/sea/picture');
  return { at: Date.parse(told.at), boats: told.boats.map((b) => ({ ...b, heard: Date.parse(b.heard) })), sources: told.sources };
}

/** Positions of some hours in a box of at most ten nautical miles; every question is on record. */
export const readReplay = (from: number, to: number, box: number[]) =>
  get<{ every: number; rows: Row[] }>('/api/sea/replay' + query({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), box: box.map((d) => d.toFixed(5)).join(',') }));
