// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query } from '@/frame/calls';
import type { organisations, place } from '@/frame/api.gen';

export interface Area {
  code: string;
  kind: string;
  name: string;
  nameEn?: string;
  parent: string | null;
  path?: string;
}

/** An area as those who keep the tree see it, or a landmark in one. */
export type Place = Omit<place.PlacesPlaceView, 'kind'> & { kind: 'county' | 'township' | 'village' | 'grid' | 'island' | 'landmark' };

/** What was done to an area. */
export type AreaChange = organisations.AreasDone;

/** An area as it is entered below another. */
export type AreaForm = Omit<organisations.AreasAreaForm, 'kind'> & { kind: string };

// A browser may keep the tree for ten minutes; who changes it wants to see the change.
const now = () => Date.now();
export const area = (code: string) => get<Place>(`/api/places/${encodeURIComponent(code)}${query({ at: now() })}`);
export const areasBelow = (parent: string) => get<Place[]>(`/api/places${query({ parent, at: now() })}`);
export const landmarksOf = (code: string) => get<Place[]>(`/api/places/${encodeURIComponent(code)}/landmarks${query({ at: now() })}`);
export const findPlaces = (q: string) => get<Place[]>(`/api/places/search${query({ q })}`);
export const areaHistory = (code: string) => get<AreaChange[]>(`/api/areas/${encodeURIComponent(code)}/history`);
export const enterArea = (form: AreaForm) => post<unknown>('/api/areas', form);
export const renameArea = (code: string, name: string, nameEn: string) => put<unknown>(`/api/areas/${encodeURIComponent(code)}/name`, { name, nameEn });
export const closeArea = (code: string) => post<unknown>(`/api/areas/${encodeURIComponent(code)}/close`);
export const setLandmark = (code: string, landmark: string, form: Omit<organisations.AreasLandmarkForm, 'kind'> & { kind: string }) =>
  put<void>(`/api/areas/${encodeURIComponent(code)}/landmarks/${encodeURIComponent(landmark)}`, form);

/** The areas directly below one; the county's townships when none is given. */
export const below = (parent = '') => get<Area[]>(`/api/places${query({ parent })}`);

let known: Promise<{ id: string; name: string; hint?: string }[]> | undefined;

/** Every township and village, for picking; read once a page. */
export function places(): Promise<{ id: string; name: string; hint?: string }[]> {
  known ??= (async () => {
    const towns = await below();
    const villages = await Promise.all(towns.map((town) => below(town.code).then((all) => all.map((v) => ({ id: v.code, name: v.name, hint: town.name })))));
    return [...towns.map((town) => ({ id: town.code, name: town.name })), ...villages.flat()];
  })();
  known.catch(() => (known = undefined));
  return known;
}

/** The inhabited islands, for picking. */
export const islands = async () => (await get<Area[]>(`/api/places${query({ kind: 'island' })}`)).map((a) => ({ id: a.code, name: a.name }));
