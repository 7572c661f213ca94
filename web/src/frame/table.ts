// SPDX-License-Identifier: Apache-2.0
// A list that is all here: searched, sorted by a column, and shown in pages.
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { i18n } from './languages';

export interface Sheet<T> {
  q: Ref<string>;
  /** the column it is sorted by */
  by: Ref<string>;
  down: Ref<boolean>;
  page: Ref<number>;
  pages: ComputedRef<number>;
  /** how many the search left over */
  total: ComputedRef<number>;
  rows: ComputedRef<T[]>;
  sort: (column: string) => void;
}

/** `columns` say what a row is sorted by; `words` what it is found by. */
export function sheet<T>(all: () => T[], columns: Record<string, (row: T) => string | number>, words: (row: T) => string, size = 50): Sheet<T> {
  const q = ref('');
  const by = ref(Object.keys(columns)[0] ?? '');
  const down = ref(false);
  const page = ref(0);
  const found = computed(() => {
    const asked = q.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return asked.length ? all().filter((row) => asked.every((w) => words(row).toLowerCase().includes(w))) : all();
  });
  const sorted = computed(() => {
    const value = columns[by.value];
    if (!value) return found.value;
    const order = new Intl.Collator(i18n.global.locale.value, { numeric: true });
    const compare = (a: T, b: T) => {
      const [x, y] = [value(a), value(b)];
      return typeof x === 'number' && typeof y === 'number' ? x - y : order.compare(String(x), String(y));
    };
    return [...found.value].sort((a, b) => (down.value ? -compare(a, b) : compare(a, b)));
  });
  const pages = computed(() => Math.max(1, Math.ceil(found.value.length / size)));
  watch([q, by, down], () => (page.value = 0));
  watch(pages, (n) => (page.value = Math.min(page.value, n - 1)));
  return {
    q, by, down, page, pages,
    total: computed(() => found.value.length),
    rows: computed(() => sorted.value.slice(page.value * size, (page.value + 1) * size)),
    sort(column) {
      down.value = by.value === column && !down.value;
      by.value = column;
    },
  };
}
