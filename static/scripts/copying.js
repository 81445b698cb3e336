// @ts-check
/* Copy the text of a field. Without this script the field can be selected and copied by hand. */

import { $, fields, say, targetOf } from "./page.js";
import { told } from "./sentences.js";

function offerCopies() {
  for (const button of fields("[data-copies]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement | null} */ (targetOf(event).closest("[data-copies]"));
  if (!button) return;
  const field = /** @type {HTMLTextAreaElement} */ ($(`#${button.dataset.copies}`));
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say(told("copied"));
  } catch {
    say(told("copy_by_hand"));
  }
});

document.addEventListener("htmx:afterSettle", offerCopies);
offerCopies();
