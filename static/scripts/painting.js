// @ts-check
/* Words painted without an element around them, which would be inside the marks; over glosses their columns. */

import { $$, data } from "./page.js";
import { words } from "./words.js";

/**
 * The words that stand between two code points of the article, in one line.
 * @param {number} start @param {number} end
 */
export function wordsBetween(start, end) {
  const lines = $$(".matn[data-o], h1[data-o]").filter((line) => +data(line, "o") <= start);
  const [line] = lines.sort((a, b) => +data(b, "o") - +data(a, "o"));
  return line ? words(line).filter((word) => word.start < end && word.stop > start) : [];
}

/**
 * Paint words, each of the lists as one stretch, and no others, under a name that the style sheet knows.
 * @param {string} name @param {Word[][]} stretches
 */
export function paint(name, stretches) {
  const painted = `data-painted-${name}`;
  for (const column of $$(`[${painted}]`)) column.removeAttribute(painted);
  const ranges = stretches.flatMap((list) => {
    const [first, last] = [list[0]?.range?.(), list.at(-1)?.range?.()];
    if (first && last) first.setEnd(last.endContainer, last.endOffset);
    for (const word of list) word.column?.setAttribute(painted, "");
    return first ? [first] : [];
  });
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
