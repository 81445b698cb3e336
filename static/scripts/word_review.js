// @ts-check
/* The review of words by keys: Space shows the answer, 1 to 4 grade, s says the word, u takes the last grade back. */

import { $, keysOn, targetOf, the, typing, withModifier } from "./page.js";

document.addEventListener("keydown", (event) => {
  const answer = /** @type {HTMLDetailsElement | null} */ ($("#card .reveal"));
  if (event.defaultPrevented || withModifier(event) || event.repeat || !$("#card") || !keysOn()) return;
  const target = targetOf(event);
  if (typing(target)) return;
  const { key } = event;
  if (key === " " && answer && !answer.open && !target.closest("button, a, summary")) answer.open = true;
  else if (/^[1-4]$/.test(key) && answer?.open) $(`#card [data-key="${key}"]`)?.click();
  else if (key === "s") $("#card [data-say]")?.click();
  else if (key === "u") $('#card [data-key="u"]')?.click();
  else return;
  event.preventDefault();
}, true);

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target?.id === "card") the("#card").focus({ preventScroll: true });
});
