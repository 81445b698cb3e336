// @ts-check
/* The keys of a draft: from line to line, what a line is, leave it out, the next draft with doubts. */

import { $, dialog, field, fields, focused, keysOn, targetOf, typing, withModifier } from "./page.js";

const ticks = () => fields(".structure-list .line-tick");

/** The line that the keys are on. */
const currentLine = () => focused().closest(".taken-line");

/** Go to the next line, or to the one before. @param {number} step */
function goByLines(step) {
  const all = ticks();
  const at = all.findIndex((one) => one.closest(".taken-line") === currentLine());
  const next = all[at < 0 ? 0 : at + step];
  next?.focus();
  next?.closest(".taken-line")?.scrollIntoView({ block: "nearest" });
}

/** Say what the current line is, by its place among the kinds; the last of them leaves it out. @param {string} key */
function sayKind(key) {
  const line = currentLine();
  const select = /** @type {HTMLSelectElement | null} */ (line && $(".line-kind", line));
  if (!select) return;
  const place = key === "x" ? select.options.length - 1 : Number(key) - 1;
  if (select.selectedIndex === place) return;
  select.selectedIndex = place;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @type {Record<string, () => void>} */
const lineKeys = {
  j: () => goByLines(1),
  k: () => goByLines(-1),
  x: () => sayKind("x"),
  n: () => $(".draft-acts [value=next]")?.click(),
  ...Object.fromEntries([..."123456789"].map((key) => [key, () => sayKind(key)])),
};

document.addEventListener("keydown", (event) => {
  const busy = dialog() || typing(targetOf(event)) || withModifier(event) || event.defaultPrevented;
  if (!$(".structure-list") || !keysOn() || busy || !Object.hasOwn(lineKeys, event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  lineKeys[event.key]();
}, true);

/* With Shift, a tick holds for all lines from the last one that was ticked. */
let lastTick = "";

document.addEventListener("click", (event) => {
  const box = targetOf(event);
  if (!box.matches?.(".line-tick")) return;
  const from = event.shiftKey && field(`#${lastTick || "none"}`);
  if (from) {
    const all = ticks();
    const [begin, end] = [all.indexOf(from), all.indexOf(box)].sort((one, other) => one - other);
    all.slice(Math.max(begin, 0), end + 1).forEach((one) => (one.checked = box.checked));
  }
  lastTick = box.id;
});
