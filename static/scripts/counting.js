// @ts-check
/* Code points of the article in what a line shows. With vowel signs throughout, a line has signs that are not
   written: data-v says after how many letters each sign stands that is. */

import { points } from "./page.js";

const SIGN = /[\u064b-\u0652\u0670]/;

/** The written signs of a line, how many by how many letters stand before them; none where all are written.
 * @param {HTMLElement} line */
function writtenSigns(line) {
  if (line.dataset.v === undefined) return null;
  const counts = new Map();
  for (const place of line.dataset.v.split(" ")) counts.set(+place, (counts.get(+place) ?? 0) + 1);
  return counts;
}

/**
 * How many code points of the article stand before each UTF-16 unit of what a line shows, and before its end.
 * @param {HTMLElement} line @param {string} text the beginning of what it shows
 */
export function placesIn(line, text) {
  const written = writtenSigns(line);
  const places = [0];
  let [letters, signs, count] = [0, 0, 0];
  for (const one of text) {
    const isSign = written !== null && SIGN.test(one);
    if (!isSign) [letters, signs] = [letters + 1, 0];
    if (!isSign || signs++ < (written?.get(letters) ?? 0)) count++;
    for (let unit = 0; unit < one.length; unit++) places.push(count);
  }
  return places;
}

/** How many code points of the article the beginning of a line is. @param {HTMLElement} line @param {string} text */
export const pointsIn = (line, text) => placesIn(line, text)[text.length];

/** How many code points of the article stand in a line before a place in one of its nodes.
 * @param {HTMLElement} line @param {Node} node @param {number} offset */
export function pointsBefore(line, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, offset);
  const text = before.toString();
  return line.dataset.v === undefined ? points(text) : pointsIn(line, text);
}
