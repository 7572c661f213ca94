// SPDX-License-Identifier: Apache-2.0
import { reactive } from 'vue';

/** Whether this device has a line to the outside; the browser says so, and a failed call corrects it. */
export const signal = reactive({ on: typeof navigator === 'undefined' || navigator.onLine !== false });

if (typeof addEventListener !== 'undefined') {
  addEventListener('online', () => (signal.on = true));
  addEventListener('offline', () => (signal.on = false));
}
