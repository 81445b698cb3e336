// @ts-check
/* What one marked for oneself, painted in the text; and what can be done with selected words: marked so, or looked
   for elsewhere. */

import { $, $$, data, field, focused } from "./page.js";
import { pointsBefore } from "./counting.js";
import { paint, wordsBetween } from "./painting.js";
import { words } from "./words.js";

const MOST_WORDS = 12; // of a phrase that is looked for
const NO_LETTERS = /[^\p{L}\p{N}\u200c\u200d]+/gu;

function paintOwn() {
  paint("own", $$("#own-notes [data-start]").map((one) => wordsBetween(+data(one, "start"), +data(one, "end"))));
}

/** The words of a line of the Arabic that are selected. @returns {Word[]} */
function selectedWords() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const node = range.startContainer;
  const around = node instanceof Element ? node : node.parentElement;
  const line = /** @type {HTMLElement | null | undefined} */ (around?.closest(".matn[data-o], h1[data-o]"));
  if (!line) return [];
  if ($(".stacked-word", line)) return words(line).filter(({ column }) => column && range.intersectsNode(column));
  const from = +data(line, "o");
  const start = from + pointsBefore(line, node, range.startOffset);
  const ends = line.contains(range.endContainer);
  const end = ends ? from + pointsBefore(line, range.endContainer, range.endOffset) : Infinity;
  return words(line).filter((word) => word.start < end && word.stop > start);
}

/** The words as a phrase of the search, without signs. @param {Word[]} chosen */
const phraseOf = (chosen) =>
  `"${chosen.slice(0, MOST_WORDS).map(({ text }) => text.replace(/\p{M}/gu, "").replace(NO_LETTERS, "")).join(" ")}"`;

/** @param {HTMLElement} bar @param {Word[]} chosen */
function offerFor(bar, chosen) {
  const link = /** @type {HTMLAnchorElement} */ ($("a", bar));
  link.search = `?${new URLSearchParams({ q: phraseOf(chosen) })}`;
  const [start, end] = [field("[name=start]", bar), field("[name=end]", bar)];
  if (start && end) [start.value, end.value] = [`${chosen[0].start}`, `${chosen.at(-1)?.stop}`];
  bar.hidden = false;
}

/** @param {HTMLElement} bar */
function hide(bar) {
  bar.hidden = true;
  paint("selection", []);
  const body = field("[name=body]", bar);
  if (body) body.value = "";
}

const bar = $("#for-selection");
if (bar) {
  let settling = 0;
  /** @type {Word[]} */
  let chosen = [];
  document.addEventListener("selectionchange", () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (bar.contains(focused())) return; // a note is written
      chosen = selectedWords();
      if (chosen.length) offerFor(bar, chosen);
      else hide(bar);
    }, 300);
  });
  bar.addEventListener("focusin", () => paint("selection", [chosen]));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide(bar);
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (bar.contains(detail.elt) && detail.successful) hide(bar);
  });
  document.addEventListener("htmx:afterSettle", paintOwn);
  paintOwn();
}
