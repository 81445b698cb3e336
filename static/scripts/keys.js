// @ts-check
/* The keys of reading: rows, views, layers. Those of a palette or card are in work_keys.js. */

import { $, $$, certain, dialog, field, focused, keysOn, say, targetOf, typing, withModifier } from "./page.js";
import { current } from "./cursor.js";
import { glossing } from "./gloss.js";
import { told } from "./sentences.js";
import { resize } from "./toolbar.js";
import { enterWords, inWords } from "./word_keys.js";
import { words } from "./words.js";

/** Press a switch of the toolbar. @param {string} id */
function press(id) {
  const box = field(`#${id}`);
  if (!box) return;
  box.click();
  if (box.type !== "checkbox") return;
  const name = certain(box.closest("label")?.lastElementChild, `label #${id}`).textContent;
  say(told(box.checked ? "switched_on" : "switched_off", { name }));
}

function pressGlosses() {
  press(glossing() ? "g-off" : "g-on");
  if ($("#g-on")) say(told(glossing() ? "glosses_on" : "glosses_off"));
}

const STOPS = [
  "article .number a:first-child",
  ".quotation .number a",
  ".items h2 a",
  ".who-list .english a",
].join(", ");

/** Go to the next row or item, or to the one before. @param {number} step */
function goBy(step) {
  const stops = $$(STOPS);
  const here = focused().closest(".row, .item");
  let at = stops.findIndex((stop) => stop.closest(".row, .item") === here);
  if (at < 0) {
    const next = stops.findIndex((stop) => stop.getBoundingClientRect().top > 60);
    at = step > 0 ? next - 1 : next;
  }
  const stop = stops[at + step];
  stop?.focus();
  stop?.closest(".row, .item")?.scrollIntoView({ block: "nearest" });
}

/** @type {Record<string, () => void>} */
const single = {
  "?": () => $("#keys")?.togglePopover(),
  "/": () => ($("#find") ?? $("#q"))?.focus(),
  f: () => $("#q")?.focus(),
  j: () => goBy(1),
  k: () => goBy(-1),
  1: () => press("v-ar"),
  2: () => press("v-face"),
  3: () => press("v-int"),
  g: pressGlosses,
  a: () => press("l-actors"),
  q: () => press("l-quotes"),
  c: () => press("l-captions"),
  "+": () => resize(1),
  "=": () => resize(1),
  "-": () => resize(-1),
};

/** @param {string} key */
const isFree = (key) => keysOn() && (!dialog() || (key === "?" && dialog()?.id === "keys"));

/** The row with words whose number is in focus. @param {Element} target */
function rowOfNumber(target) {
  const row = target.matches(".number a[href^='#']") && target.closest(".row");
  return row && $("[data-o]", row) ? row : null;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || withModifier(event)) return;
  const { key } = event;
  const target = targetOf(event);
  if (typing(target)) return;
  const word = current();
  const row = rowOfNumber(target);
  if (word && target === word.line && inWords[key] && !$("#gloss:popover-open")) {
    event.preventDefault();
    const list = words(word.line);
    inWords[key](word, list, list.indexOf(word));
  } else if (key === "Enter" && row) {
    event.preventDefault();
    enterWords(row);
  } else if (Object.hasOwn(single, key) && isFree(key)) {
    event.preventDefault();
    single[key]();
  }
});
