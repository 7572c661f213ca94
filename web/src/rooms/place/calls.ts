// SPDX-License-Identifier: Apache-2.0
import { get, query } from '@/frame/calls';

export interface Area {
  code: string;
  kind: string;
  name: string;
  nameEn?: string;
  parent: string | null;
  path?: string;
}

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
