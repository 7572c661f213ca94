// SPDX-License-Identifier: Apache-2.0
// Chinese is the text itself: a key is the sentence an officer reads. English is a dictionary of those sentences, and a test
// holds that it is complete.
import { createI18n } from 'vue-i18n';
import { cookie } from './calls';
import en from './english';

export type Language = 'zh-CN' | 'en';

/** The language chosen on this device, else the browser's, else Chinese. */
export function chosenLanguage(): Language {
  const chosen = cookie('lang');
  if (chosen) return chosen.startsWith('en') ? 'en' : 'zh-CN';
  return navigator.language?.startsWith('en') ? 'en' : 'zh-CN';
}

export const i18n = createI18n({
  legacy: false,
  locale: chosenLanguage(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {} as Record<string, string>, en },
  // A sentence is a key as it stands: a dot in it is a full stop, not a path.
  messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
  fallbackFormat: true,
  missingWarn: false,
  fallbackWarn: false,
});

export const t = i18n.global.t as (key: string, named?: Record<string, unknown>) => string;

/** Switches the language on this device; what the server words comes in the new language after reading again. */
export function speak(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}
