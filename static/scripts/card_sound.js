// @ts-check
/* A card of the review says its word, then its sentence; where there is no Arabic voice it has no button for it. */

import { $$, targetOf } from "./page.js";
import { hush, utter, whetherVoice } from "./voice.js";

let sounds = false;

function offerSound() {
  for (const button of $$("[data-say]")) button.hidden = !sounds;
}

whetherVoice((there) => {
  sounds = there;
  offerSound();
});

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (targetOf(event).closest("[data-say]"));
  if (!button) return;
  hush();
  const { say, sentence } = button.dataset;
  for (const text of [say, sentence]) if (text) utter(text);
});

function stopSound() {
  if (sounds) hush();
}
addEventListener("pagehide", stopSound);
document.addEventListener("htmx:afterSwap", () => {
  stopSound();
  offerSound();
});
