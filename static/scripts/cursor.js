// @ts-check
/* The current word: the one whose gloss is open, or on which the keys are. It has a box around it. */

import { lightChunk } from "./literal.js";
import { focused, make } from "./page.js";

/** @type {Word | null} */
let currentWord = null;
/** @type {HTMLElement[]} */
let boxes = [];

export const current = () => currentWord;

/** Make a word the current one, or none. @param {Word | null} word */
export function mark(word) {
  boxes.forEach((box) => box.remove());
  currentWord = word;
  lightChunk(word);
  boxes = (word ? word.rects() : []).map((rect) => {
    const box = make("div", { className: "word-box" });
    Object.assign(box.style, {
      left: `${rect.left + scrollX - 1}px`,
      top: `${rect.top + scrollY}px`,
      width: `${rect.width + 2}px`,
      height: `${rect.height}px`,
    });
    return box;
  });
  document.body.append(...boxes);
}

/** Put the focus on the line of a word, where the keys and those who listen go on. @param {Word} word */
export function focusLine({ line }) {
  if (focused() === line) return;
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const inGloss = detail.target?.id === "gloss-body" || /\/(gloss|keep)\/$/.test(detail.pathInfo.requestPath);
  if (!inGloss) mark(null);
});
