// @ts-check
/* The word cursor: from word to word by the arrow keys. */

import { $, say, the } from "./page.js";
import { current, focusLine, mark } from "./cursor.js";
import { glossing, meaningOf, openGloss } from "./gloss.js";
import { told } from "./sentences.js";
import { lineOf, otherLine, words } from "./words.js";

let announced = 0;
let unsaid = 0; // how often something else was said in place of a meaning

/** @param {Word | undefined} word */
export function moveTo(word) {
  if (!word) return;
  focusLine(word);
  mark(word);
  const [rect] = word.rects();
  if (rect && (rect.top < 90 || rect.bottom > innerHeight - 90)) {
    scrollBy(0, rect.top - innerHeight / 3);
    mark(word);
  }
  clearTimeout(announced);
  if (word.gloss !== undefined || !glossing()) announce(word, word.gloss);
  else announced = setTimeout(() => void announceMeaning(word), 250);
}

/** @param {Word} word */
async function announceMeaning(word) {
  const before = unsaid;
  const meaning = await meaningOf(word);
  if (before === unsaid) announce(word, meaning);
}

/** Leave the meaning of the word unsaid on which the keys are: something else is about to be said of it. */
export function leaveUnsaid() {
  clearTimeout(announced);
  unsaid++;
}

/** @param {Word} word @param {string} [meaning] */
function announce(word, meaning) {
  if (current() === word) say(meaning ? told("word_means", { word: word.text, meaning }) : word.text);
}

function leaveWords() {
  const row = current()?.line.closest(".row");
  const number = row && $(".number a", row);
  mark(null);
  number?.focus();
}

/** @type {Record<string, (word: Word, list: Words, at: number) => void>} */
export const inWords = {
  ArrowLeft: (word, list, at) => moveTo(list[at + 1]),
  ArrowRight: (word, list, at) => moveTo(list[at - 1]),
  ArrowDown: (word) => moveTo(otherLine(word, true)),
  ArrowUp: (word) => moveTo(otherLine(word, false)),
  Home: (word) => moveTo(lineOf(word)[0]),
  End: (word) => moveTo(lineOf(word).at(-1)),
  Enter: (word) => void openGloss(word, true),
  Escape: leaveWords,
};

/** Begin with the first word of a row. @param {Element} row */
export const enterWords = (row) => moveTo(words(the(".matn[data-o]", row))[0]);
