// @ts-check
/* Writing English paragraph by paragraph: Ctrl and Enter save, and open the next that no person has written. */

import { $, $$, targetOf, the } from "./page.js";

/** The row from which to go on once it is saved. @type {string} */
let savedRow = "";

/** @param {Element} row The link that opens the form of a row which has no person's English. */
const nextWriting = (row) =>
  $(".literal, .machine", row) && $(".origin a[hx-get], .second-line[hx-get]", row);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const field = targetOf(event);
  const form = /** @type {HTMLFormElement | null} */ (field.closest?.("form.lines"));
  if (!form || !field.matches("textarea")) return;
  event.preventDefault();
  savedRow = form.closest(".row")?.id ?? "";
  form.requestSubmit($(".go .main", form));
});

document.addEventListener("htmx:afterSettle", () => {
  const row = savedRow && document.getElementById(savedRow);
  if (!row || $("form.lines", row)) return;
  savedRow = "";
  const rows = $$("#edition .row");
  rows.slice(rows.indexOf(row) + 1).map(nextWriting).find(Boolean)?.click();
});

document.addEventListener("htmx:afterSettle", () => {
  const form = $("form.lines:not([data-opened])");
  if (!form) return;
  form.setAttribute("data-opened", "");
  the("textarea", form).focus();
});
