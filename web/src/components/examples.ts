// SPDX-License-Identifier: Apache-2.0
import type { Component } from 'vue';

/** One component on the component page: what it is for, and itself in every state. The same data are what axe looks at. */
export interface Shown {
  name: string;
  /** when to use it, in a sentence */
  says: string;
  component: Component;
  examples: Example[];
}

export interface Example {
  title: string;
  props?: Record<string, unknown>;
  /** text put into named slots */
  slots?: Record<string, string>;
}

const found = import.meta.glob<{ default: Shown }>('./*/examples.ts', { eager: true });

/** Every component that has examples, by name. */
export const shown: Shown[] = Object.values(found)
  .map((file) => file.default)
  .sort((a, b) => a.name.localeCompare(b.name));
