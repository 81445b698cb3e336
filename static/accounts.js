// @ts-check
/* The pages about accounts: show what is typed, copy a link. Without this script both are left out. */

import { certain, fields, say } from "./scripts/page.js";
import { told } from "./scripts/sentences.js";

for (const box of fields("[data-reveal]")) {
  const secrets = fields("input[type=password]", certain(box.form, "form"));
  certain(box.closest("label"), "label").hidden = false;
  box.addEventListener("change", () => secrets.forEach((one) => (one.type = box.checked ? "text" : "password")));
}

/** Copy what stands before a button. @param {Event} event */
async function copy(event) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const text = /** @type {HTMLInputElement} */ (button.previousElementSibling);
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    if (!document.execCommand("copy")) {
      say(told("not_copied"));
      return;
    }
  }
  button.textContent = told("copied");
  say(told("copied_aloud"));
}
for (const button of fields("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
