// @ts-check
/* The review queue: an answer by its key, all boxes of a list at once, the next question in focus. */

import { $, dialog, fields, focused, keysOn, say, targetOf, the, typing, withModifier } from "./page.js";
import { told } from "./sentences.js";
import { keyed } from "./work.js";

document.addEventListener("keydown", (event) => {
  const busy = dialog() || typing(targetOf(event)) || withModifier(event) || event.defaultPrevented;
  const pressed = $("#decision") && keysOn() && !busy && keyed(the("#item"), event.key);
  if (!pressed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed.click();
}, true);

document.addEventListener("click", (event) => {
  const all = /** @type {HTMLElement | null} */ (targetOf(event).closest("[data-tick]"));
  if (!all) return;
  const boxes = fields(`input[name="${all.dataset.tick}"]`);
  const tick = boxes.some((box) => !box.checked);
  boxes.forEach((box) => (box.checked = tick));
  say(tick ? told("ticked", { count: boxes.length }) : told("none_ticked"));
});

document.addEventListener("htmx:afterSettle", () => {
  const item = $("#item");
  if (item && !item.contains(focused())) $("#ask")?.focus();
});
