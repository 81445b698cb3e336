// @ts-check
/* Other words for a mark, chosen in place: with the mouse or by keys, then Enter. */

import { $, certain, data, focused, say, the, theField } from "./page.js";
import { placesIn } from "./counting.js";
import { lineAround } from "./selection.js";
import { told } from "./sentences.js";
import { edition, rangeOf, select, tintChosen, work } from "./work.js";
import { words } from "./words.js";

const bar = () => /** @type {HTMLFormElement} */ (the("#moving"));

/** The words that are to be the mark's; cut means to the letter. @type {{ start: number, end: number } | null} */
let moving = null;

export const isMoving = () => moving !== null;

/** Fill fields of the bar. @param {Record<string, string | number>} values */
function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    /** @type {HTMLInputElement} */ (bar().elements.namedItem(name)).value = `${value}`;
  }
}

/** Take the mark of a card; false where its words are not shown one after the other. @param {HTMLElement} card */
export function begin(card) {
  const [start, end] = [+data(card, "start"), +data(card, "end")];
  if (!edition() || !rangeOf(start, end)) return false;
  const address = certain(the("form", card).getAttribute("action"), "action");
  const form = bar();
  form.setAttribute("action", address);
  form.setAttribute("hx-post", address);
  htmx.process(form);
  fill({ version: theField("[name=version]", card).value, text_sha256: data(card, "sha256") });
  work().hidePopover();
  form.hidden = false;
  move(start, end, true);
  focused().blur();
  say(told("select_the_words"));
  return true;
}

/** @param {number} start @param {number} end @param {boolean} cut */
export function move(start, end, cut) {
  const range = rangeOf(start, end);
  if (!range || end <= start) return;
  moving = { start, end };
  select(range);
  tintChosen(range);
  the("bdi", bar()).textContent = range.toString();
  fill({ start, end, exact: range.toString(), whole_words: cut ? "" : "1" });
}

export function stopMoving() {
  moving = null;
  bar().hidden = true;
  tintChosen(null);
  select(null);
}

/**
 * Where words, or letters, of the line of a place begin and end, in code points of the article.
 * @param {number} at @param {boolean} byLetter
 */
function edges(at, byLetter) {
  const range = rangeOf(at, at + 1);
  const line = range && lineAround(range.startContainer);
  if (!line) return [];
  if (!byLetter) return words(line).map((word) => [word.start, word.stop]);
  const from = +data(line, "o");
  const places = placesIn(line, line.textContent);
  const letters = [...new Intl.Segmenter("ar").segment(line.textContent)];
  return letters.map(({ segment, index }) => [from + places[index], from + places[index + segment.length]]);
}

/**
 * Left and right move the end of the words, up and down their beginning.
 * @param {string} key @param {boolean} byLetter
 */
export function stretch(key, byLetter) {
  if (!moving) return;
  const { start, end } = moving;
  const found = edges(start, byLetter);
  const ends = found.map(([, last]) => last);
  const begins = found.map(([first]) => first);
  if (key === "ArrowLeft") move(start, ends.find((one) => one > end) ?? end, byLetter);
  if (key === "ArrowRight") move(start, ends.findLast((one) => one < end && one > start) ?? end, byLetter);
  if (key === "ArrowUp") move(begins.findLast((one) => one < start) ?? start, end, byLetter);
  if (key === "ArrowDown") move(begins.find((one) => one > start && one < end) ?? start, end, byLetter);
}

/** @param {KeyboardEvent} event */
export const stretches = (event) =>
  /^Arrow/.test(event.key) && (event.shiftKey || event.altKey) && !event.ctrlKey && !event.metaKey;

/** @param {KeyboardEvent} event */
export function whileMoving(event) {
  if (stretches(event)) stretch(event.key, event.altKey);
  else if (event.key === "Escape") stopMoving();
  else if (event.key === "Enter" && !(/** @type {Element} */ (event.target).closest("#moving"))) bar().requestSubmit();
  else if (event.key.length > 1 || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
$("#moving [type=button]")?.addEventListener("click", stopMoving);
