// SPDX-License-Identifier: Apache-2.0
import { reactive } from 'vue';

/** A short good word that leaves by itself. Errors are never toasts: they stay where they happened. */
export interface Toast {
  id: number;
  text: string;
  /** what the undo link says, and what it does */
  undo?: { word: string; act: () => void };
}

export const toasts = reactive<Toast[]>([]);
let next = 1;

/** Shows a toast for six seconds, longer when it can be undone for longer. */
export function toast(text: string, undo?: Toast['undo'], ms = 6_000): number {
  const id = next++;
  toasts.push({ id, text, undo });
  setTimeout(() => dropToast(id), ms);
  return id;
}

export function dropToast(id: number): void {
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
