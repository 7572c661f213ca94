// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import com.microsoft.playwright.Page;
import java.util.List;

/** Walks a page with the Tab key, as somebody without a mouse does. */
final class Keyboard {
    private static final int FAR_ENOUGH = 400;

    private Keyboard() {}

    /**
     * What can be clicked but not reached, and what is reached without being seen. Of a group of radio buttons one is enough.
     *
     * @param page the page that is open
     */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) {
        page.evaluate("""
                () => {
                  window.reached = new Set();
                  window.unseen = [];
                  document.activeElement?.blur();
                  window.getSelection()?.removeAllRanges();
                }""");
        page.evaluate("document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex')");
        for (int i = 0; i < FAR_ENOUGH; i++) {
            page.keyboard().press("Tab");
            boolean more = (Boolean) page.evaluate("""
                    () => {
                      const at = document.activeElement;
                      if (!at || at === document.body || window.reached.has(at)) return false;
                      window.reached.add(at);
                      const shown = (e) => {
                        const s = getComputedStyle(e);
                        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
                      };
                      // a field may show it on the box around it: a label, a wrapper that has nothing else in it
                      const around = [at.closest('label'), at.parentElement].filter(Boolean);
                      if (!shown(at) && !around.some(e => e.matches(':focus-within') && shown(e))) window.unseen.push(at);
                      return true;
                    }""");
            if (!more) {
                break;
            }
        }
        return (List<String>) page.evaluate("""
                () => {
                  const name = (e) => `${e.tagName.toLowerCase()} “${(e.getAttribute('aria-label') || e.textContent || e.name || '').trim().slice(0, 40)}”`;
                  const visible = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
                  const groups = new Set([...window.reached].filter(e => e.type === 'radio').map(e => e.name));
                  const lost = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                    .filter(e => visible(e) && !e.disabled && !window.reached.has(e))
                    .filter(e => !(e.type === 'radio' && groups.has(e.name)))
                    .map(e => `${name(e)} cannot be reached with the Tab key`);
                  return [...lost, ...window.unseen.map(e => `${name(e)} has the focus and does not show it`)];
                }""");
    }
}
