// @ts-check
/* Where a box goes that stands beside a word. */

import { root } from "./page.js";

const EDGE = 12;

/**
 * Where a box of this size goes, in the window: under the word, its right edge on the word's; above it where
 * there is no room; else beside it. It never leaves the window, and stands on the word only where all else fails.
 * @param {DOMRect} first @param {DOMRect} last @param {number} width @param {number} height
 */
function placed(first, last, width, height) {
  const most = { x: root.clientWidth - width - EDGE, y: innerHeight - height - EDGE };
  /** @param {number} at @param {number} end */
  const inside = (at, end) => Math.max(EDGE, Math.min(at, end));
  const x = inside(last.right - width, most.x);
  if (last.bottom + 8 <= most.y) return { x, y: Math.max(EDGE, last.bottom + 8) };
  if (first.top - 8 - height >= EDGE) return { x, y: Math.min(most.y, first.top - 8 - height) };
  const sides = [Math.max(first.right, last.right) + 8, Math.min(first.left, last.left) - 8 - width];
  const free = sides.find((side) => side >= EDGE && side <= most.x);
  return { x: free ?? x, y: inside(first.top - height / 3, most.y) };
}

/** @param {Element} box */
export const isSheet = (box) => getComputedStyle(box).position === "fixed";

/** Put a box beside a word; where it is a sheet at the foot of the window, the word is brought above it.
 * @param {HTMLElement} box @param {Place} word */
export function beside(box, word) {
  const rects = word.rects();
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return;
  box.style.maxBlockSize = box.style.overflowY = "";
  if (isSheet(box)) {
    const hidden = last.bottom - (innerHeight - box.offsetHeight - 16);
    if (hidden > 0) scrollBy(0, hidden);
    return;
  }
  const most = innerHeight - 2 * EDGE;
  if (box.offsetHeight > most) Object.assign(box.style, { maxBlockSize: `${most}px`, overflowY: "auto" });
  const { x, y } = placed(first, last, box.offsetWidth, box.offsetHeight);
  box.style.left = `${x + scrollX}px`;
  box.style.top = `${y + scrollY}px`;
}
