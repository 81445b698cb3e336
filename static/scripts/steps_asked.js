// @ts-check
/* The strip that offers the five steps: they come with a page that was asked for them; without scripts they stand
   on the help page. */

import { $, targetOf, the } from "./page.js";

addEventListener("click", (event) => {
  if ($("#step-box") || !targetOf(event).closest("[data-steps]")) return;
  event.preventDefault();
  location.search = "steps=1";
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target?.id === "first-visit" && detail.shouldSwap) the("#main").focus({ preventScroll: true });
});
