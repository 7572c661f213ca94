// SPDX-License-Identifier: Apache-2.0
// The sea as it was: positions in the order of time, and the fleet at any moment of them.
import { Fleet, GONE, type Row } from '@/chart/fleet';

export class Replay {
  readonly fleet = new Fleet();
  private next = 0;
  private at = 0;

  constructor(
    private readonly rows: Row[],
    readonly from: number,
    readonly to: number,
  ) {
    this.seek(from);
  }

  /** Shows a moment. Forward takes what lies between; backward starts anew from as far back as a boat is shown. */
  seek(moment: number): void {
    if (moment < this.at || this.at === 0) {
      this.fleet.replace([]);
      this.next = this.first(moment - GONE);
    }
    const end = this.first(moment + 1);
    if (end > this.next) this.fleet.take(this.rows.slice(this.next, end));
    this.next = Math.max(this.next, end);
    this.at = moment;
    this.fleet.tidy(moment);
  }

  /** Shares of the time in which something was heard, for the strip below the bar. */
  strip(parts: number): boolean[] {
    const heard = Array.from({ length: parts }, () => false);
    for (const row of this.rows) heard[Math.min(parts - 1, Math.floor(((row[7] - this.from) / (this.to - this.from)) * parts))] = true;
    return heard;
  }

  private first(moment: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.rows[mid]![7] < moment) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}

/** A box of at most ten nautical miles around a point: west, south, east, north. */
export function boxAround(lon: number, lat: number): number[] {
  const tall = 4.99 / 60;
  const wide = tall / Math.cos((lat * Math.PI) / 180);
  return [lon - wide, lat - tall, lon + wide, lat + tall];
}
