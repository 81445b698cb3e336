// @ts-check
/* Word for word: each chunk of the English stands for words of the line beside it, and both light up together.
   data-w has the places in the line, in code points, at which the words of each chunk begin. */

import { $, $$, data } from "./page.js";
import { words } from "./words.js";

/** @typedef {{ element: HTMLElement, start: number, end: number }} Chunk */

/** @type {WeakMap<Element, Chunk[]>} */
const chunksOf = new WeakMap();
/** @type {HTMLElement | null} */
let lit = null;

/** @param {Element} inside */
const rowOf = (inside) => inside.closest(".row");

/** The line of Arabic that the English of a row stands for. @param {Element} row */
const lineIn = (row) => $(".matn[data-o], h1[data-o]", row);

/** @param {Element} row @returns {Chunk[]} */
function chunksIn(row) {
  const english = $("[data-w]", row);
  const line = lineIn(row);
  if (!english || !line) return [];
  const known = chunksOf.get(english);
  if (known) return known;
  const starts = data(english, "w").split(" ").map((start) => +data(line, "o") + +start);
  const inOrder = [...starts].sort((a, b) => a - b);
  const found = $$("i, small, u", english).map((element, at) => ({
    element,
    start: starts[at],
    end: inOrder[inOrder.indexOf(starts[at]) + 1] ?? Infinity,
  }));
  chunksOf.set(english, found);
  return found;
}

/** The words that a chunk of English stands for. @param {Element} target @returns {Word[]} */
export function wordsOfChunk(target) {
  const element = target.closest("[data-w] :is(i, small, u)");
  const row = element && rowOf(element);
  const line = row && lineIn(row);
  const chunk = row && chunksIn(row).find((one) => one.element === element);
  return line && chunk ? words(line).filter((word) => word.start >= chunk.start && word.start < chunk.end) : [];
}

/** Light the chunk that stands for a word, and no other. @param {Word | null | undefined} word */
export function lightChunk(word) {
  const row = word && rowOf(word.line);
  const chunk = word && row && chunksIn(row).find((one) => word.start >= one.start && word.start < one.end);
  if (chunk?.element === lit) return;
  lit?.classList.remove("lit");
  lit = chunk?.element ?? null;
  lit?.classList.add("lit");
}
