// @ts-check
/* The words of a line. A line is an element with data-o: the code point of the article at which its text begins. */

import { placesIn } from "./counting.js";
import { $, $$, certain, data } from "./page.js";

const IN_WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]/u;
const WORDS = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;

/** @type {WeakMap<HTMLElement, Words>} */
const wordsOf = new WeakMap();

/** @param {HTMLElement} line @returns {Words} */
export function words(line) {
  const known = wordsOf.get(line);
  if (known) return known;
  const found = $(".stacked-word", line) ? stackedWords(line) : flatWords(line);
  wordsOf.set(line, found);
  return found;
}

/** Where a range is in the window. @param {Range} range */
export const rectsOf = (range) => [...range.getClientRects()].filter((rect) => rect.width);

/** @param {HTMLElement} line @returns {Words} */
function flatWords(line) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, at: number }[]} */
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    nodes.push({ node, at: text.length });
    text += node.data;
  }

  /** @param {number} index @param {boolean} [last] @returns {[Text, number]} */
  const place = (index, last) => {
    const found = certain(nodes.findLast(({ at }) => (last ? at < index : at <= index)), "text");
    return [found.node, index - found.at];
  };

  /** @type {Words} */
  const found = [];
  const from = +data(line, "o");
  const counted = placesIn(line, text);
  for (const match of text.matchAll(WORDS)) {
    const { index } = match;
    if (place(index)[0].parentElement?.matches(".lead-in")) continue;
    const end = index + match[0].length;
    const range = () => {
      const made = document.createRange();
      made.setStart(...place(index));
      made.setEnd(...place(end, true));
      return made;
    };
    const [start, stop] = [from + counted[index], from + counted[end]];
    found.push({ line, start, stop, text: match[0], index, end, range, rects: () => rectsOf(range()) });
  }
  found.indexIn = (node, offset) => {
    const held = nodes.find((one) => one.node === node);
    return held ? held.at + offset : -1;
  };
  return found;
}

/** The words of a line of the interlinear view. @param {HTMLElement} line @returns {Words} */
function stackedWords(line) {
  const columns = $$(".stacked-word b, .lead-in", line);
  const text = columns.map((one) => one.textContent + (one.matches(".lead-in") ? "" : " ")).join("");
  const counted = placesIn(line, text);
  const from = +data(line, "o");
  let at = 0;
  return columns.flatMap(/** @returns {Word | Word[]} */ (column) => {
    const shown = column.textContent;
    const begin = at;
    at += shown.length;
    if (column.matches(".lead-in")) return [];
    const stop = from + counted[at++];
    const over = /** @type {HTMLElement} */ (column.closest(".stacked-word"));
    const box = over.matches(".unit") ? column : over; // a word of a unit has its own box, not its own gloss
    const start = from + counted[begin + Math.max(shown.search(IN_WORD), 0)];
    const gloss = $("i", over)?.textContent;
    return { line, start, stop, text: shown, column: box, gloss, rects: () => [box.getBoundingClientRect()] };
  });
}

/** @param {Word} word */
export function middle(word) {
  const [rect] = word.rects();
  return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
}

/** @param {number} x @param {number} y @returns {[Node, number] | null} */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  const caret = document.caretRangeFromPoint(x, y);
  return caret && [caret.startContainer, caret.startOffset];
}

/** The word at a place in the window. @param {number} x @param {number} y @returns {Word | null} */
export function wordAt(x, y) {
  const over = document.elementFromPoint(x, y);
  const line = /** @type {HTMLElement | null | undefined} */ (over?.closest("[data-o]"));
  if (!over || !line) return null;
  const list = words(line);
  const held = over.closest(".stacked-word");
  if (held) {
    /** @param {Word} word */
    const far = (word) => Math.abs(middle(word).x - x);
    return list.filter((word) => held.contains(word.column ?? null)).sort((a, b) => far(a) - far(b))[0];
  }
  const caret = list.indexIn && caretAt(x, y);
  const index = caret && list.indexIn?.(...caret);
  if (index === null || index === undefined) return null;
  const near = list.filter((word) => (word.index ?? Infinity) <= index && index <= (word.end ?? -1));
  /** @param {DOMRect} rect */
  const holds = (rect) => rect.left - 1 <= x && x <= rect.right + 1 && rect.top <= y && y <= rect.bottom;
  return near.find((word) => word.rects().some(holds)) || null;
}

/** The words that stand in one printed line with a word. @param {Word} word */
export function lineOf(word) {
  const { y } = middle(word);
  return words(word.line).filter((one) => Math.abs(middle(one).y - y) < 8);
}

/** The word below or above a word. @param {Word} word @param {boolean} down */
export function otherLine(word, down) {
  const { x, y } = middle(word);
  const beyond = words(word.line)
    .map((one) => ({ one, ...middle(one) }))
    .filter((far) => (down ? far.y > y + 8 : far.y < y - 8));
  const heights = beyond.map((far) => far.y);
  const nearest = down ? Math.min(...heights) : Math.max(...heights);
  return beyond
    .filter((far) => Math.abs(far.y - nearest) < 8)
    .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.one;
}
