// @ts-check
/* The numbered paragraphs of an article on its page, and which of them somebody is at. */

import { $$ } from "./page.js";

/** The rows of an article's numbered paragraphs. */
export const paragraphs = () => $$("#edition > .row[id^=p]");

/** The number that a row has in the margin. @param {Element} row */
export const numberOf = (row) => +row.id.slice(1);

/** The row that somebody is at: the last one that begins in the upper part of the window. */
export const paragraphHere = () =>
  paragraphs().findLast((row) => row.getBoundingClientRect().top < innerHeight * 0.4);

/** Whether the end of the last row is in the window. */
export function atTheEnd() {
  const last = paragraphs().at(-1);
  return Boolean(last) && (last?.getBoundingClientRect().bottom ?? Infinity) <= innerHeight;
}

/** Do something once scrolling rests for a moment. @param {() => void} doing */
export function whenScrolled(doing) {
  let waiting = 0;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(doing, 200);
  }, { passive: true });
}
