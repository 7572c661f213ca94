// SPDX-License-Identifier: Apache-2.0
import { t } from './languages';

/** What the browser's tab says: the page, the desk, the platform. */
export function setTitle(page: string): void {
  document.title = `${page} · ${t('工作台')} · ${t('安澜')}`;
}
