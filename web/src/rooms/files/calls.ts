// SPDX-License-Identifier: Apache-2.0
// The desk's questions to the room of files: what waits to be handed in, and what is shown.
import { fetchBytes, get, put, remove, upload } from '@/frame/calls';
import type { files, matters } from '@/frame/api.gen';

/** Something that waits to be handed in. */
export type Waiting = files.DraftsView;

export type Limits = files.DraftsLimits;

/** A photo or recording of an object, as it is shown. */
export type Shown = Omit<matters.DeskMatterFileView, 'kind'> & { kind: Waiting['kind'] };

const at = (key: string) => `/api/drafts/${key}/files`;

export const waiting = (key: string, signal?: AbortSignal) => get<files.DraftsDraft>(at(key), { signal });

export function add(key: string, file: Blob, name: string): Promise<Waiting> {
  const form = new FormData();
  form.append('file', file, name);
  return upload<Waiting>(at(key), form);
}

export const describe = (key: string, id: string, caption: string) => put<Waiting>(`${at(key)}/${id}`, { caption });
export const takeOut = (key: string, id: string) => remove<void>(`${at(key)}/${id}`);

/** Where something that waits is shown. */
export const waitingAt = (key: string, id: string, small = false) => `${at(key)}/${id}${small ? '?size=small' : ''}`;

/** Where a file of a matter is shown. */
export const shownAt = (matter: string, id: string, small = false) => `/api/matters/${matter}/files/${id}${small ? '?size=small' : ''}`;

/** The sealed original; the person who sent it sees who opened it, when and why. */
export const original = (matter: string, id: string, reason: string) => fetchBytes(`/api/matters/${matter}/files/${id}/original`, { reason });

/** 1.2 MB, 340 KB */
export function size(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
}
