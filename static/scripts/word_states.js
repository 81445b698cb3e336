// @ts-check
/* Words of one's own: kept from the gloss or from the word cursor, and shown in the text at once. */

import { $, $$, dialog, focused, keysOn, say, targetOf, typing, withModifier } from "./page.js";
import { current } from "./cursor.js";
import { forget, wordAddress } from "./gloss.js";
import { leaveUnsaid } from "./word_keys.js";

/** Press a button of the open gloss. @param {string} key */
function pressKept(key) {
  const button = $(`#gloss:popover-open #keep [data-key="${key}"]`);
  button?.click();
  return Boolean(button);
}

/** Keep the word on which the keys are. @param {Word} word */
function keepHere(word) {
  leaveUnsaid();
  const values = { state: "new", csrfmiddlewaretoken: $$("[name=csrfmiddlewaretoken]").map(valueOf).find(Boolean) };
  void htmx.ajax("POST", `${wordAddress(word)}keep/`, { source: word.line, target: word.line, swap: "none", values });
}

/** @param {HTMLElement} field */
const valueOf = (field) => /** @type {HTMLInputElement} */ (field).value;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || withModifier(event) || !keysOn() || typing(targetOf(event)) || dialog()) return;
  const word = current();
  if ($("#gloss:popover-open")) {
    if (/^[ki]$/i.test(event.key) && pressKept(event.key.toLowerCase())) event.preventDefault();
  } else if (event.key === "K" && word && focused() === word.line) {
    event.preventDefault();
    keepHere(word);
  }
}, true);

/* What was asked of a word before holds no more; the text shows whether it is understood. */
document.addEventListener("kept", ({ detail }) => {
  forget();
  say(detail.sentence ?? "");
  if (focused() === document.body) $("#gloss:popover-open")?.focus(); // what was pressed is there no more
  for (const shown of $$("[data-l]")) {
    if (shown.dataset.l === detail.lemma) shown.classList.toggle("understood", Boolean(detail.understood));
  }
});
