// SPDX-License-Identifier: Apache-2.0
// Where every boat was last heard. Thousands of them move each second, so this is no reactive state: who draws asks once a frame.

/** What a boat is there for; decides its shape. */
export const ROLES = ['farm', 'passenger', 'patrol', 'fishing', 'cargo', 'tanker', 'other'] as const;
export type Role = (typeof ROLES)[number];

/** A boat as the office hands it out. The handle says nothing about who it is; a name comes only where the rule allows it. */
export interface Boat {
  handle: string;
  /** degrees east and north, WGS-84 */
  lon: number;
  lat: number;
  /** course over ground and heading in degrees, speed in knots; null when not known */
  cog: number | null;
  sog: number | null;
  heading: number | null;
  role: string;
  /** milliseconds of the epoch */
  heard: number;
  name: string | null;
  /** the open alarm it is part of */
  alarm: string | null;
}

/** A position as the stream and the replay write it. */
export type Row = [string, number, number, number | null, number | null, number | null, string, number];

/** After ten minutes a boat is marked as not heard, after thirty it is gone from now and kept in the replay. */
export const SILENT = 10 * 60_000;
export const GONE = 30 * 60_000;

/** Edge of a square of the coverage, degrees: about three nautical miles. */
const CELL = 0.05;

export class Fleet {
  readonly boats = new Map<string, Boat>();
  /** counts changes, so that nobody draws twice the same */
  version = 0;
  /** when the newest position was heard */
  newest = 0;
  private readonly cells = new Set<string>();
  /** counts new squares of the coverage */
  covered = 0;

  /** Takes the whole picture in place of what was there. */
  replace(boats: Iterable<Boat>): void {
    this.boats.clear();
    for (const boat of boats) this.put(boat);
    this.version++;
  }

  /** Takes positions; an older one than what is known changes nothing. */
  take(rows: Row[]): void {
    for (const [handle, lon, lat, cog, sog, heading, role, heard] of rows) {
      const known = this.boats.get(handle);
      if (!known) this.put({ handle, lon, lat, cog, sog, heading, role, heard, name: null, alarm: null });
      else if (heard >= known.heard) {
        known.lon = lon;
        known.lat = lat;
        known.cog = cog;
        known.sog = sog;
        known.heading = heading;
        known.role = role;
        known.heard = heard;
        this.cover(known);
      }
    }
    this.version++;
  }

  private put(boat: Boat): void {
    this.boats.set(boat.handle, boat);
    this.cover(boat);
  }

  private cover(boat: Boat): void {
    if (boat.heard > this.newest) this.newest = boat.heard;
    const cell = Math.floor(boat.lon / CELL) + ',' + Math.floor(boat.lat / CELL);
    if (this.cells.has(cell)) return;
    this.cells.add(cell);
    this.covered++;
  }

  /** Drops boats that were not heard for so long that they are no part of now. */
  tidy(now: number): void {
    for (const [handle, boat] of this.boats) if (now - boat.heard > GONE) this.boats.delete(handle);
    this.version++;
  }

  /** The edge of where anything was heard, as lines. Beyond it no boat does not mean no boat. */
  edge(): [number, number][][] {
    const lines: [number, number][][] = [];
    for (const cell of this.cells) {
      const [x, y] = cell.split(',').map(Number) as [number, number];
      const at = (dx: number, dy: number): [number, number] => [(x + dx) * CELL, (y + dy) * CELL];
      if (!this.cells.has(x - 1 + ',' + y)) lines.push([at(0, 0), at(0, 1)]);
      if (!this.cells.has(x + 1 + ',' + y)) lines.push([at(1, 0), at(1, 1)]);
      if (!this.cells.has(x + ',' + (y - 1))) lines.push([at(0, 0), at(1, 0)]);
      if (!this.cells.has(x + ',' + (y + 1))) lines.push([at(0, 1), at(1, 1)]);
    }
    return lines;
  }
}

/** Which way the bow points: the heading, else the course when it moves, else unknown. */
export const pointing = (boat: Boat): number | null =>
  boat.heading ?? (boat.cog !== null && boat.sog !== null && boat.sog >= 0.3 ? boat.cog : null);
