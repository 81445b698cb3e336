// @ts-check
/* Mouse and touch on the text: a click opens a gloss, and a marked name is selected like any word. */

import { $, certain, targetOf, withModifier } from "./page.js";
import { glossing, openGloss } from "./gloss.js";
import { current } from "./cursor.js";
import { lightChunk, wordsOfChunk } from "./literal.js";
import { wordAt } from "./words.js";

const MARKED = "[data-o] a, .translation a, .headline-english a";

const nothingSelected = () => getSelection()?.isCollapsed ?? true;

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || withModifier(event) || event.shiftKey) return;
  const target = targetOf(event);
  // detail is 0 for Enter on a link, which goes to the actor
  if (event.detail && !nothingSelected() && target.closest(MARKED)) {
    event.preventDefault();
    return;
  }
  if (!$("#gloss") || !glossing() || !event.detail || !nothingSelected()) return;
  const word = target.closest("[data-o]") ? wordAt(event.clientX, event.clientY) : wordsOfChunk(target)[0];
  if (!word || (target.closest("a") && !word.line.contains(target))) return;
  event.preventDefault();
  openGloss(word, false);
});

/* A marked name is a link, which a mouse drags instead of selecting: while the button is down it is none. */
document.addEventListener("pointerdown", (event) => {
  const pressed = !event.button && event.pointerType === "mouse";
  const link = pressed && targetOf(event).closest?.(MARKED);
  if (!link) return;
  const href = certain(link.getAttribute("href"), "href");
  const ends = ["pointerup", "pointercancel", "blur"];
  link.removeAttribute("href");
  const back = () => {
    link.setAttribute("href", href);
    for (const end of ends) removeEventListener(end, back, true);
  };
  for (const end of ends) addEventListener(end, back, true);
});

/* A tint on the word under the pointer. */
/** @type {PointerEvent | null} */
let pointer = null;

function tint() {
  if (!pointer) return;
  const { clientX, clientY } = pointer;
  const target = targetOf(pointer);
  const over = target.closest?.("[data-o]") && glossing();
  const word = over && wordAt(clientX, clientY);
  const shown = word ? [word] : target instanceof Element ? wordsOfChunk(target) : [];
  const ranges = shown.flatMap((one) => (one.range ? [one.range()] : []));
  if (ranges.length) CSS.highlights.set("word", new Highlight(...ranges));
  else CSS.highlights.delete("word");
  lightChunk(shown[0] ?? current());
  pointer = null;
}
document.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || !CSS.highlights) return;
  if (!pointer) requestAnimationFrame(tint);
  pointer = event;
});
