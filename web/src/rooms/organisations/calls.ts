// SPDX-License-Identifier: Apache-2.0
import { get, query } from '@/frame/calls';

/** Something with a name that can be picked. */
export interface Named {
  id: string;
  name: string;
  hint?: string | null;
}

/** A unit that can be given work. */
export interface Unit {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  area: string;
  island: string | null;
  phone: string | null;
  calendar: string;
  /** what it is there to do */
  duties: string[];
  kind: string;
}

/** Somebody on duty for a while. */
export interface OnDuty {
  officer: { id: string; name: string; workPhone: string | null } | null;
  from: string;
  until: string;
  duty: string;
  covers: { id: string; name: string } | null;
}

/** A stretch in which somebody has to be on duty and nobody is. */
export interface Gap {
  from: string;
  until: string;
}

export const units = () => get<Unit[]>('/api/units');
export const duty = (unit: string, from: string, until: string) => get<OnDuty[]>(`/api/units/${unit}/duty${query({ from, until })}`);
export const gaps = (unit: string, from: string, until: string) => get<Gap[]>(`/api/units/${unit}/gaps${query({ from, until })}`);
