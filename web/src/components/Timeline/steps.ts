// SPDX-License-Identifier: Apache-2.0
/** One thing that happened, or will. */
export interface Step {
  at: string | null;
  until?: string | null;
  /** a person's doing, the machine's, or a stopped clock */
  kind: 'person' | 'sys' | 'stop' | 'next' | string;
  text: string;
  detail?: string | null;
  /** who did it, as people know them */
  who?: string | null;
}
