// @ts-check
/* One paragraph at a time: the others are dimmed; j and k, or the arrow keys, go on and back, Esc ends it. */

import { $, $$, dialog, focused, keysOn, say, targetOf, the, typing, withModifier } from "./page.js";
import { paragraphHere } from "./paragraphs.js";

const rows = () => $$("#edition > .row");

/** @type {HTMLElement | undefined} */
let inFocus;

/** @param {HTMLElement | undefined} row */
function focusOn(row) {
  if (!row) return;
  inFocus?.classList.remove("in-focus");
  inFocus = row;
  row.classList.add("in-focus");
  row.scrollIntoView({ block: row.offsetHeight < innerHeight * 0.7 ? "center" : "start" });
  say($(".number a", row)?.getAttribute("aria-label") ?? "");
}

/** @param {boolean} on */
function switchTo(on) {
  the("#edition").classList.toggle("single-paragraph", on);
  the("#one-paragraph").setAttribute("aria-pressed", `${on}`);
  if (on) focusOn(paragraphHere() ?? rows()[0]);
  else {
    inFocus?.classList.remove("in-focus");
    inFocus = undefined;
  }
}

/** @param {number} step */
function goOn(step) {
  const list = rows();
  focusOn(list[list.indexOf(/** @type {HTMLElement} */ (inFocus)) + step]);
}

/** @type {Record<string, () => void>} */
const PRESSED = {
  j: () => goOn(1),
  k: () => goOn(-1),
  ArrowDown: () => goOn(1),
  ArrowUp: () => goOn(-1),
  Escape: () => switchTo(false),
};

const button = $("#one-paragraph");
if (button) {
  the("#along").hidden = false;
  button.addEventListener("click", () => switchTo(!inFocus));
  document.addEventListener("keydown", (event) => {
    const { key } = event;
    const elsewhere = event.defaultPrevented || withModifier(event) || typing(targetOf(event)) || dialog();
    // the word cursor has the arrow keys, a gloss the Esc
    if (!inFocus || elsewhere || focused().matches("[data-o]") || $("#gloss:popover-open")) return;
    if (!Object.hasOwn(PRESSED, key) || (key.length === 1 && !keysOn())) return;
    event.preventDefault();
    PRESSED[key]();
  }, true);
  document.addEventListener("click", (event) => {
    const row = /** @type {HTMLElement | null} */ (targetOf(event).closest("#edition > .row"));
    if (inFocus && row && row !== inFocus) focusOn(row);
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (inFocus && detail.target?.id === "edition") switchTo(true);
  });
}
