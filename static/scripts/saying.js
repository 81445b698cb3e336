// @ts-check
/* A word is said, then its sentence, in a gloss and on a card; without an Arabic voice no button for it is seen. */

import { root, targetOf } from "./page.js";
import { hush, utter, whetherVoice } from "./voice.js";

whetherVoice((there) => root.toggleAttribute("data-voice", there));

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (targetOf(event).closest("[data-say]"));
  if (!button) return;
  hush();
  const { say, sentence } = button.dataset;
  for (const text of [say, sentence]) if (text) utter(text);
});

function stopSound() {
  if (root.hasAttribute("data-voice")) hush();
}
addEventListener("pagehide", stopSound);
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id === "card") stopSound();
});
