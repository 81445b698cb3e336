// @ts-check
/* What is selected, in code points; and a palette for it. */

import { pointsBefore, pointsIn } from "./counting.js";
import { $, data } from "./page.js";
import { current } from "./cursor.js";
import { addressOn, edition, listen, openWork, select } from "./work.js";
import { rectsOf, words } from "./words.js";
import { isMoving, move } from "./moving.js";
import { moveTo } from "./word_keys.js";

/** @typedef {{ start: number, end: number, rects: Rects }} Chosen */

/** The code points of a line that a range begins and ends with; a range that goes on ends with the line.
 * @param {HTMLElement} line @param {Range} range */
function within(line, range) {
  const end = line.contains(range.endContainer)
    ? pointsBefore(line, range.endContainer, range.endOffset)
    : pointsIn(line, line.textContent);
  return [pointsBefore(line, range.startContainer, range.startOffset), end];
}

/** @param {Node} node */
const elementOf = (node) => (node instanceof Element ? node : node.parentElement);

/** The line of the Arabic that a node is in. @param {Node} node @returns {HTMLElement | null | undefined} */
export const lineAround = (node) => elementOf(node)?.closest(".matn[data-o], h1[data-o]");

function selectedRange() {
  const selection = getSelection();
  return selection?.rangeCount && !selection.isCollapsed && edition() ? selection.getRangeAt(0) : null;
}

/** @returns {Chosen | null} */
export function selected() {
  const range = selectedRange();
  const line = range && lineAround(range.startContainer);
  if (!range || !line || $(".stacked-word", line)) return null;
  const from = +data(line, "o");
  const [start, end] = within(line, range).map((point) => from + point);
  return end > start ? { start, end, rects: () => rectsOf(range) } : null;
}

const ENGLISH = ".translation > p:not(.source-label, .gap), .headline-english";

/** @typedef {Chosen & { at: number }} ChosenEnglish */

/**
 * A selection in the English: its code points in the translation, and where the Arabic line begins.
 * @returns {ChosenEnglish | null}
 */
export function selectedEnglish() {
  const range = selectedRange();
  const line = /** @type {HTMLElement | null | undefined} */ (
    range && elementOf(range.startContainer)?.closest(ENGLISH)
  );
  const row = line?.closest(".row");
  const arabic = row && $(".matn[data-o], h1[data-o]", row);
  if (!range || !line || !arabic) return null;
  const [start, end] = within(line, range);
  return end > start ? { at: +data(arabic, "o"), start, end, rects: () => rectsOf(range) } : null;
}

/** @param {Chosen} chosen @param {boolean} [cut] to the letter, and not to whole words */
export function openPalette({ start, end, rects }, cut) {
  return openWork(`${addressOn("paletteUrl")}?start=${start}&end=${end}${cut ? "&cut=1" : ""}`, { rects });
}

/** @param {ChosenEnglish} chosen */
export function openEnglish({ at, start, end, rects }) {
  return openWork(`${addressOn("englishUrl")}?at=${at}&en_start=${start}&en_end=${end}`, { rects });
}

/** @param {boolean} cut */
function offerSelected(cut) {
  const chosen = selected();
  if (isMoving()) {
    if (chosen) move(chosen.start, chosen.end, cut);
    return;
  }
  const english = chosen ? null : selectedEnglish();
  if (chosen) openPalette(chosen, cut);
  else if (english) openEnglish(english);
}

let settling = 0;

/** @param {MouseEvent | TouchEvent} event */
function offer(event) {
  if (/** @type {Element} */ (event.target).closest?.("#work, #gloss, #moving")) return;
  clearTimeout(settling);
  const wait = event.type === "touchend" && !isMoving() ? 400 : 10;
  settling = setTimeout(() => offerSelected(event.altKey), wait);
}
listen("mouseup", offer);
listen("touchend", offer);

/* ---------- by keys: Shift and arrows from the current word ---------- */

/** @type {Word | null} */
let anchor = null;

export function dropAnchor() {
  anchor = null;
}

/** @param {number} step */
export function extend(step) {
  const word = current();
  if (!word?.range) return;
  const list = words(word.line);
  if (!anchor || anchor.line !== word.line) anchor = word;
  const next = list[list.indexOf(word) + step];
  if (!next) return;
  moveTo(next);
  const [first, last] = list.indexOf(anchor) <= list.indexOf(next) ? [anchor, next] : [next, anchor];
  const [range, ending] = [first.range?.(), last.range?.()];
  if (!range || !ending) return;
  range.setEnd(ending.endContainer, ending.endOffset);
  select(range);
}
