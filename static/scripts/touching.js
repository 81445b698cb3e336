// @ts-check
/* A finger covers more than a point, and browsers take it to the nearest thing that listens: a button beside a
   line before its words. So the lines listen too; what a touch does is told in pointer.js. */

import { $$ } from "./page.js";

const heed = () => {};

function heedTouches() {
  for (const line of $$("[data-o]")) line.addEventListener("click", heed);
}

document.addEventListener("htmx:afterSettle", heedTouches);
heedTouches();
