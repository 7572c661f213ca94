// SPDX-License-Identifier: Apache-2.0
import { get } from '@/frame/calls';

/** Something with a name that can be picked. */
export interface Named {
  id: string;
  name: string;
  hint?: string | null;
}

export interface Unit {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  area: string;
  areaName?: string;
  island: string | null;
  phone: string | null;
  calendar: string;
  duties: string[];
}

export const units = () => get<Unit[]>('/api/units');

/** Officers of a unit who can be given an order. */
export const colleagues = (unit: string) => get<Named[]>(`/api/units/${unit}/officers`);
