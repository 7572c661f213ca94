// SPDX-License-Identifier: Apache-2.0
import { get, post, put, remove, upload } from '@/frame/calls';
import type { matters, setup } from '@/frame/api.gen';

/** How a file is read. */
export type Plan = setup.Plan;

export type Counts = setup.BatchCounts;

export type State = 'OPENED' | 'CHECKING' | 'CHECKED' | 'RUNNING' | 'STOPPED' | 'DONE' | 'UNDONE' | 'UNREADABLE';

/** One file on its way in. */
export type Batch = Omit<setup.BatchView, 'state'> & { state: State };

export type FieldName = setup.BatchesFieldName;

export type KindOf = setup.ImportKindView;

export type Look = Omit<setup.ImportLookView, 'batch' | 'earlier'> & { batch: Batch; earlier: Batch | null };

export type Detail = Omit<setup.ImportDetail, 'batch'> & { batch: Batch };

export type Said = setup.ImportEntryView;

export type Slip = matters.ImportedMattersSlip;

const at = (id: string, rest = '') => `/api/imports/${encodeURIComponent(id)}${rest}`;
export const kinds = () => get<setup.ImportKinds>('/api/imports/kinds').then((k) => k.kinds);
export const batches = (page = 0) => get<Batch[]>(`/api/imports?page=${page}&size=50`);
export const batch = (id: string) => get<Detail>(at(id));
export const look = (id: string) => get<Look>(at(id, '/look'));
export const rowsOf = (id: string, outcome: string, page: number) => get<Said[]>(at(id, `/rows?outcome=${outcome}&page=${page}&size=100`));
export const setPlan = (id: string, plan: Plan) => put<Batch>(at(id, '/plan'), plan);
export const move = (id: string, what: 'check' | 'start' | 'stop' | 'undo') => post<Batch>(at(id, `/${what}`));
export const slips = (id: string) => post<Slip[]>(at(id, '/slips'));
export const rejectsAddress = (id: string) => at(id, '/rejects');
export const saveMapping = (kind: string, name: string, plan: Plan) => put<void>('/api/imports/mappings', { kind, name, plan });
export const forgetMapping = (kind: string, name: string) => remove<void>(`/api/imports/mappings/${encodeURIComponent(kind)}/${encodeURIComponent(name)}`);
export function handIn(kind: string, file: File) {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file);
  return upload<Batch>('/api/imports', form);
}
