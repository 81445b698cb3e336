// @ts-check
/* From word to word in the sheet of a gloss: a finger to the right goes on, as Arabic is read; or by its arrows. */

import { $, $$, make, the } from "./page.js";
import { current } from "./cursor.js";
import { openGloss } from "./gloss.js";
import { told } from "./sentences.js";
import { onSwipe } from "./sheets.js";
import { words } from "./words.js";

const FAR_ASIDE = 48;
const AIR = 64;

/** The word after a word, or before it, in the next line with words where its own ends.
 * @param {Word} word @param {1 | -1} by */
function neighbour(word, by) {
  const own = words(word.line);
  const near = own[own.indexOf(word) + by];
  if (near) return near;
  const lines = $$("#main [data-o]");
  for (let at = lines.indexOf(word.line) + by; lines[at]; at += by) {
    const found = words(lines[at]).at(by > 0 ? 0 : -1);
    if (found) return found;
  }
  return undefined;
}

/** @param {1 | -1} by */
function step(by) {
  const word = current();
  const next = word && neighbour(word, by);
  if (!next) return;
  const [rect] = next.rects();
  if (rect && rect.top < AIR) scrollBy(0, rect.top - AIR);
  void openGloss(next, false);
}

/** @param {"next_word" | "previous_word"} key @param {string} arrow @param {1 | -1} by */
function stepper(key, arrow, by) {
  const button = make("button", { type: "button", className: "button plain", textContent: arrow });
  button.setAttribute("aria-label", told(key));
  button.addEventListener("click", () => step(by));
  return button;
}

if ($("#gloss")) {
  const both = make("span", { className: "word-steps", dir: "ltr" });
  both.append(stepper("next_word", "←", 1), stepper("previous_word", "→", -1));
  the("#gloss > .handle").append(both);
  onSwipe((sheet, distance) => {
    if (sheet.id === "gloss" && Math.abs(distance) > FAR_ASIDE) step(distance > 0 ? 1 : -1);
  });
}
