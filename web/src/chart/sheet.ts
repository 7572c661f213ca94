// SPDX-License-Identifier: Apache-2.0
// The paper under the boats, in the colours of the house's sea chart.
import type { StyleSpecification } from 'maplibre-gl';
import { ROLES } from './fleet';

/** What the office hands out to draw a chart from. */
export interface Sheet {
  type: 'FeatureCollection';
  features: { type: 'Feature'; properties: Record<string, string>; geometry: { type: string; coordinates: unknown } }[];
  /** west, south, east, north of the county's islands */
  bbox: [number, number, number, number];
  credit: string;
  tiles: { address: string; size: number; credit: string } | null;
}

/** The chart's colours as the page has them now. */
export function inks(): Record<string, string> {
  const style = getComputedStyle(document.documentElement);
  const names = ['sea', 'sea-near', 'land', 'coast', 'chart-ink', 'chart-ink-2', 'graticule', 'plot', 'plot-fill', 'limit', 'route', 'boat-farm', 'boat-ferry', 'boat-patrol', 'boat-other'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
}

/** The colours of the roles, in their order, as the shader takes them. */
export function roleInks(of: Record<string, string>): Float32Array<ArrayBuffer> {
  const token: Record<string, string> = { farm: 'boat-farm', passenger: 'boat-ferry', patrol: 'boat-patrol' };
  return Float32Array.from(ROLES.flatMap((role) => rgb(of[token[role] ?? 'boat-other']!)));
}

/** Red, green, blue from 0 to 1 of a colour written with six digits. */
export const rgb = (hex: string): number[] => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);

const none = { type: 'FeatureCollection' as const, features: [] };

export function paper(sheet: Sheet, of: Record<string, string>): StyleSpecification {
  const kind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]] as never;
  const font = ['sans'];
  return {
    version: 8,
    sources: {
      sheet: { type: 'geojson', data: { type: sheet.type, features: sheet.features } as never },
      grid: { type: 'geojson', data: graticule(sheet.bbox) as never },
      plots: { type: 'geojson', data: none },
      routes: { type: 'geojson', data: none },
      cover: { type: 'geojson', data: none },
      ...(sheet.tiles ? { tiles: { type: 'raster' as const, tiles: [new URL(sheet.tiles.address, location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}')], tileSize: sheet.tiles.size } } : {}),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': of.sea! } },
      ...(sheet.tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': of.graticule!, 'line-width': 1 } },
      { id: 'shore', type: 'line', source: 'sheet', filter: kind('island', 'land', 'coast'), paint: { 'line-color': of['sea-near']!, 'line-width': 14, 'line-blur': 3 } },
      { id: 'land', type: 'fill', source: 'sheet', filter: kind('island', 'land'), paint: { 'fill-color': of.land!, 'fill-antialias': true } },
      { id: 'coast', type: 'line', source: 'sheet', filter: kind('island', 'land', 'coast'), paint: { 'line-color': of.coast!, 'line-width': 1.2 } },
      { id: 'plots', type: 'fill', source: 'plots', paint: { 'fill-color': of['plot-fill']! } },
      { id: 'limits', type: 'line', source: 'plots', paint: { 'line-color': of.limit!, 'line-width': 1.3, 'line-dasharray': [4, 2.5] } },
      { id: 'routes', type: 'line', source: 'routes', filter: ['!', ['get', 'off']], paint: { 'line-color': of.route!, 'line-width': 1.6, 'line-opacity': 0.8 } },
      { id: 'stopped', type: 'line', source: 'routes', filter: ['get', 'off'], layout: { 'line-cap': 'round' }, paint: { 'line-color': of['chart-ink-2']!, 'line-width': 2, 'line-dasharray': [0.1, 3] } },
      { id: 'cover', type: 'line', source: 'cover', layout: { 'line-cap': 'round' }, paint: { 'line-color': of['chart-ink-2']!, 'line-width': 1.6, 'line-dasharray': [0.1, 4], 'line-opacity': 0.45 } },
      { id: 'piers', type: 'circle', source: 'sheet', minzoom: 10.5, filter: kind('pier'), paint: { 'circle-radius': 2.5, 'circle-color': of['chart-ink']! } },
      { id: 'pier-names', type: 'symbol', source: 'sheet', minzoom: 11.3, filter: kind('pier'), layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 13, 'text-anchor': 'left', 'text-offset': [0.6, 0], 'text-max-width': 20 }, paint: { 'text-color': of['chart-ink-2']!, 'text-halo-color': of.sea!, 'text-halo-width': 1.6 } },
      { id: 'plot-names', type: 'symbol', source: 'plots', minzoom: 12, layout: { 'text-field': ['get', 'number'], 'text-font': font, 'text-size': 13 }, paint: { 'text-color': of.limit!, 'text-halo-color': of['plot-fill']!, 'text-halo-width': 1.6 } },
      { id: 'names', type: 'symbol', source: 'sheet', filter: kind('name'), layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 18, 'text-letter-spacing': 0.06, 'text-padding': 2 }, paint: { 'text-color': of['chart-ink']!, 'text-halo-color': of.sea!, 'text-halo-width': 2 } },
    ],
  };
}

/** Lines every five minutes of arc, a little beyond the county. */
function graticule([west, south, east, north]: Sheet['bbox']) {
  const step = east - west > 5 ? 10 : 1 / 12;
  const lines: { type: 'Feature'; properties: object; geometry: { type: 'LineString'; coordinates: number[][] } }[] = [];
  const line = (coordinates: number[][]) => lines.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
  const [w, s, e, n] = [west - 1, south - 0.7, east + 1, north + 0.7];
  for (let x = Math.ceil(w / step) * step; x <= e; x += step) line([[x, s], [x, n]]);
  for (let y = Math.ceil(s / step) * step; y <= n; y += step) line([[w, y], [e, y]]);
  return { type: 'FeatureCollection', features: lines };
}
