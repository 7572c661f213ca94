// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a part of the page like a newer one of itself. What is the same in both stays the same element where it stands: nothing
 * that stays is taken out and put back, because a picture would flicker, a recording stop and the focus be lost. The order of a
 * page's parts is fixed by its template, so parts come and go and never change places.
 *
 * @param shown what stands in the page
 * @param fresh the same part as it is now; its nodes are moved into the page
 */
export function exchange(shown: Element, fresh: Element): void {
  const coming = [...fresh.childNodes];
  let next: ChildNode | null = shown.firstChild;
  coming.forEach((node, n) => {
    const kept = find(next, node, coming.slice(n + 1));
    if (!kept) {
      shown.insertBefore(node, next);
      return;
    }
    while (next !== kept) next = dropped(next!);
    next = kept.nextSibling;
    if (kept instanceof Element && node instanceof Element) become(kept, node);
    else if (kept.nodeValue !== node.nodeValue) kept.nodeValue = node.nodeValue;
  });
  while (next) next = dropped(next);
}

function dropped(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** The node shown, from `at` on, that the newer one takes over; none when that would cost a node that comes later. */
function find(at: ChildNode | null, node: ChildNode, later: ChildNode[]): ChildNode | null {
  for (let one = at; one; one = one.nextSibling) {
    if (isAlike(one, node) && (one.isEqualNode(node) || !isWanted(one, later))) return one;
    if (isWanted(one, later)) return null;
  }
  return null;
}

function isWanted(shown: ChildNode, later: ChildNode[]): boolean {
  if (!(shown instanceof Element)) return false;
  const key = keyOf(shown);
  return later.some((l) => l instanceof Element && (key ? keyOf(l) === key : l.isEqualNode(shown)));
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

function become(shown: Element, fresh: Element): void {
  if (shown instanceof HTMLDetailsElement && shown.open) fresh.setAttribute('open', '');
  // A recording keeps the second it stands at.
  if (shown instanceof HTMLMediaElement && shown.getAttribute('src') === fresh.getAttribute('src')) return;
  if (shown.isEqualNode(fresh)) return;
  for (const { name } of [...shown.attributes]) if (!fresh.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  exchange(shown, fresh);
}

/** What makes two elements of two pages the same one: its id, the heading of a section, the address of a photo or recording. */
function keyOf(node: Node): string | null {
  if (!(node instanceof Element)) return null;
  if (node.id) return node.id;
  if (node.localName === 'img' || node.localName === 'audio') return node.getAttribute('src');
  const heading = node.getAttribute('aria-labelledby');
  if (heading) return `by ${heading}`;
  return node.localName === 'li' ? (node.querySelector('img[src], audio[src]')?.getAttribute('src') ?? null) : null;
}
