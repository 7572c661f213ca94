// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query, remove, upload } from '@/frame/calls';

export type PlotState = 'surveyed' | 'licensed' | 'stocked' | 'growing' | 'harvesting' | 'fallow' | 'transferred' | 'expired';

export interface PolygonGeometry {
  type: 'Polygon';
  coordinates: number[][][];
}

/** A plot of the register. Its outline is indicative and proves no right. */
export interface RegisteredPlot {
  id: string;
  number: string;
  name: string;
  area: string;
  mu: number;
  holder: string;
  holderCode: string;
  licence: string | null;
  licenceFrom: string | null;
  licenceUntil: string | null;
  state: PlotState;
  version: number;
  geometry: PolygonGeometry;
}

export interface RegisteredBoat {
  id: string;
  name: string;
  mmsi: number | null;
  lengthMetres: number | null;
  duty: 'farm' | 'patrol' | 'other';
  holderCode: string | null;
  state: 'registered' | 'valid' | 'expired' | 'laid-up';
  plots: string[];
}

export interface WorkWindow {
  id: string;
  plotNumber: string;
  boatName: string;
  work: 'seeding' | 'inspection' | 'harvest' | 'repair';
  from: string;
  until: string;
}

/** How a receiver does. */
export interface Receiver {
  name: string;
  kind: string;
  open: boolean;
  heard: string | null;
  perMinute: number;
  lines: number;
  refused: number;
  dropped: number;
  waiting: number;
  trouble: string | null;
}

export interface FileOutcome {
  name: string;
  rows: number;
  faults: { line: number; field: string; reason: string; sentence: string }[];
  batch: string | null;
}

export interface FileTaken {
  id: string;
  kind: 'plots' | 'boats';
  name: string;
  brought: number;
  at: string;
  undone: boolean;
}

export type PlotDraft = Omit<RegisteredPlot, 'id' | 'version' | 'geometry' | 'mu'> & { mu: number | null; geometry: PolygonGeometry | null };
export type BoatDraft = Omit<RegisteredBoat, 'id'>;

export const receivers = () => get<Receiver[]>('/api/sea/sources');
export const plots = (q: string, page: number) => get<RegisteredPlot[]>(`/api/sea/register/plots${query({ q, page })}`);
export const totals = () => get<{ plots: number; mu: number; boats: number }>('/api/sea/register/total');
export const enterPlot = (plot: PlotDraft) => post<RegisteredPlot>('/api/sea/register/plots', plot);
export const changePlot = (id: string, plot: PlotDraft) => put<RegisteredPlot>(`/api/sea/register/plots/${id}`, plot);
export const withdrawPlot = (id: string) => remove<void>(`/api/sea/register/plots/${id}`);
export const restorePlot = (id: string) => post<RegisteredPlot>(`/api/sea/register/plots/${id}/restore`);
export const boats = (q: string, page: number) => get<RegisteredBoat[]>(`/api/sea/register/boats${query({ q, page })}`);
export const enterBoat = (boat: BoatDraft) => post<RegisteredBoat>('/api/sea/register/boats', boat);
export const changeBoat = (id: string, boat: BoatDraft) => put<RegisteredBoat>(`/api/sea/register/boats/${id}`, boat);
export const withdrawBoat = (id: string) => remove<void>(`/api/sea/register/boats/${id}`);
export const restoreBoat = (id: string) => post<RegisteredBoat>(`/api/sea/register/boats/${id}/restore`);
export const workWindows = () => get<WorkWindow[]>('/api/sea/register/tickets');
export const openWindow = (plot: string, boat: string, work: string, from: string, until: string) =>
  post<WorkWindow[]>('/api/sea/register/tickets', { plot, boat, work, from, until });
export const closeWindow = (id: string) => remove<void>(`/api/sea/register/tickets/${id}`);
export const filesTaken = () => get<FileTaken[]>('/api/sea/register/files');
export const undoFile = (id: string) => post<void>(`/api/sea/register/files/${id}/undo`);
export function handIn(kind: 'plots' | 'boats', file: File, dry: boolean): Promise<FileOutcome> {
  const form = new FormData();
  form.append('file', file);
  return upload<FileOutcome>(`/api/sea/register/files${query({ kind, dry })}`, form);
}
