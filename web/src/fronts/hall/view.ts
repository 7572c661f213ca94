// SPDX-License-Identifier: Apache-2.0
/** Larger type and more contrast, remembered on the device in the same cookies that the server reads. */

const SIZES = ['large', 'xlarge', 'normal'] as const;
const YEAR = 400 * 24 * 3600;

/** Makes the type switch work in place, and maps the device's wish for contrast to ours where nobody has chosen. */
export function rememberView(): void {
  const root = document.documentElement;
  if (!root.dataset.contrast && matchMedia('(prefers-contrast: more)').matches) {
    root.dataset.contrast = 'high';
  }
  const link = document.querySelector<HTMLAnchorElement>('[data-type-switch]');
  const label = link?.querySelector('span');
  if (!link || !label) return;
  const names = (link.dataset.names ?? '').split('/');
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const now = next(root.dataset.type);
    if (now === 'normal') delete root.dataset.type;
    else root.dataset.type = now;
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `view-type=${now}; Path=/; SameSite=Lax; Max-Age=${now === 'normal' ? 0 : YEAR}${secure}`;
    const then = next(root.dataset.type);
    label.textContent = names[SIZES.indexOf(then)] ?? label.textContent;
    link.href = link.href.replace(/type=\w+/, `type=${then}`);
  });
}

/** The size that the switch leads to from the one shown. */
export function next(shown: string | undefined): (typeof SIZES)[number] {
  return shown === 'large' ? 'xlarge' : shown === 'xlarge' ? 'normal' : 'large';
}
