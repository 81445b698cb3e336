// @ts-check
/* The names of the files that were chosen, where they were chosen. */

import { $, targetOf } from "./page.js";
import { told } from "./sentences.js";

const SHOWN = 5;

document.addEventListener("change", (event) => {
  const target = targetOf(event);
  const zone = target.matches?.("input[type=file]") && target.closest(".zone");
  const line = zone && $("[data-chosen]", zone);
  if (!line) return;
  const names = [...(target.files ?? [])].map((file) => file.name);
  const shown = names.slice(0, SHOWN).join(", ");
  const count = names.length - SHOWN;
  line.textContent = count > 0 ? told("files_and_more", { names: shown, count }) : shown;
});
