// @ts-check
/* A button that prints the page. Without this script the browser's own menu does. */

import { $$ } from "./page.js";

for (const button of $$("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
