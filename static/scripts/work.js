// @ts-check
/* The box of the workbench: the palette of a selection, or the card of an annotation, which the server draws.
   A button or link with data-key is pressed by that key while it is open. */

import { placesIn } from "./counting.js";
import { $, $$, data, focused, lineOfText, say, the, typing } from "./page.js";
import { beside } from "./placing.js";

export const work = () => the("#work");

export const edition = () => $("#edition[data-palette-url]");

/** An address that the edition has for the workbench. @param {string} key */
export const addressOn = (key) => data(the("#edition"), key);

export const isOpen = () => work().matches(":popover-open");

/**
 * Listen to the document, on pages with a workbench.
 * @template {keyof DocumentEventMap} Name
 * @param {Name} name @param {(event: DocumentEventMap[Name]) => void} listener @param {boolean} [first]
 */
export function listen(name, listener, first = false) {
  if ($("#work")) document.addEventListener(name, listener, first);
}

/** What a key presses. @param {Element} within @param {string} key */
export const keyed = (within, key) =>
  $$("[data-key]", within).find(
    (one) => data(one, "key").toLowerCase() === key.toLowerCase() && one.getClientRects().length,
  );

/** Hide the box, where this browser has popovers. */
export const hideWork = () => work().hidePopover?.();

/** What the box stands beside. @type {Place | null} */
let place = null;

/** The keys that are pressed while a palette or card is on its way. @type {string[] | null} */
let held = null;

/** Put the box where it belongs, at its present size. */
export function placeWork() {
  beside(work(), place || { rects: () => [] });
}
if ($("#work")) {
  new ResizeObserver(() => {
    if (place && isOpen()) placeWork();
  }).observe(the("#work-body"));
}

/** Keep a key until what was asked for is open; false where nothing is on its way. @param {string} key */
export function hold(key) {
  held?.push(key);
  return held !== null;
}

export const isHolding = () => held !== null;

/** Ask for a palette or card, and show it beside a place. @param {string} address @param {Place} beneath */
export async function openWork(address, beneath) {
  place = beneath;
  held ??= [];
  the("#refusal").hidden = true;
  const before = the("#work-body").firstElementChild;
  try {
    // at once: a key may follow before the usual delay
    await htmx.ajax("GET", address, { target: "#work-body", swap: "innerHTML settle:0ms" });
    if (the("#work-body").firstElementChild !== before) opened();
  } finally {
    const keys = held || [];
    held = null;
    for (const key of keys) if (!hold(key)) pressHeld(key);
  }
}

/** @param {string} key */
function pressHeld(key) {
  const over = /** @type {HTMLInputElement} */ (focused());
  if (work().contains(over) && typing(over) && over.setRangeText) {
    over.setRangeText(key, over.selectionStart ?? 0, over.selectionEnd ?? 0, "end");
    over.dispatchEvent(new Event("input", { bubbles: true }));
  } else over.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

export function opened() {
  if (!the("#work-body").firstElementChild?.matches(".palette")) return;
  if (!isOpen()) work().showPopover();
  choose();
  placeWork();
  work().focus({ preventScroll: true });
  const heading = $(".palette-head", work());
  if (heading) say(lineOfText(heading));
}

/** Select words, and nothing else; or nothing. @param {Range | null} range */
export function select(range) {
  const selection = getSelection();
  selection?.removeAllRanges();
  if (range) selection?.addRange(range);
}

/** Tint words, or none. @param {Range | null} range */
export function tintChosen(range) {
  if (!CSS.highlights) return;
  if (range) CSS.highlights.set("chosen", new Highlight(range));
  else CSS.highlights.delete("chosen");
}

/** Tint the words that the palette or card is about, which may be more than were selected. */
export function choose() {
  const about = $("[data-start][data-end]", work());
  tintChosen(about && rangeOf(+data(about, "start"), +data(about, "end")));
}
$("#work")?.addEventListener("toggle", (event) => {
  if (/** @type {ToggleEvent} */ (event).newState === "closed") tintChosen(null);
});

/** Where code points of the article stand on the page. @param {number} start @param {number} end */
export function rangeOf(start, end) {
  /** @param {HTMLElement} line */
  const begins = (line) => +data(line, "o");
  const lines = $$(".matn[data-o], h1[data-o]").filter((line) => begins(line) <= start && !$(".stacked-word", line));
  const line = lines.sort((a, b) => begins(b) - begins(a))[0];
  if (!line) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const places = placesIn(line, line.textContent);
  /** Behind the signs of the letter before a place. @param {number} to */
  const unit = (to) => places.lastIndexOf(to - begins(line));
  const [first, last] = [unit(start), unit(end)];
  let at = 0;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const next = at + node.data.length;
    if (first >= at && first <= next) range.setStart(node, first - at);
    if (last > at && last <= next) {
      range.setEnd(node, last - at);
      return range;
    }
    at = next;
  }
  return null;
}
