// @ts-check
/* The gloss: a popover beside a word, whose entry the server draws. */

import { $, data, field, focused, make, say, the } from "./page.js";
import { current, focusLine, mark } from "./cursor.js";
import { beside, isSheet } from "./placing.js";
import { told } from "./sentences.js";

/** What the server draws of the gloss; there is none where words have no entries. */
const body = () => the("#gloss-body");

/** The entries that were asked for, by address. @type {Map<string, string>} */
const glosses = new Map();

export const glossing = () => !field("#g-off")?.checked;

/** Where the entry of a word is. @param {Word} word */
export const wordAddress = (word) => data(the("#edition"), "wordUrl").replace(/0\/$/, `${word.start}/`);

/** @param {ParentNode} entry */
const meaningIn = (entry) => $(".meaning", entry)?.textContent.trim() ?? "";

/**
 * Ask for the entry of a word, to show it, or from the word's line to have it; a later question replaces this one.
 * @param {Word} word @param {HTMLElement} [source]
 */
function request(word, source = body()) {
  source.setAttribute("hx-sync", "this:replace");
  const swap = source === body() ? "innerHTML" : "none";
  return htmx.ajax("GET", wordAddress(word), { source, target: body(), swap: `${swap} settle:0ms` });
}

/** What a word means, "" where that is not to be had. @param {Word} word */
export async function meaningOf(word) {
  const address = wordAddress(word);
  if (!glosses.has(address)) await request(word, word.line).catch(() => {});
  return meaningIn(make("template", { innerHTML: glosses.get(address) ?? "" }).content);
}

/** Open the gloss of a word. @param {Word} word @param {boolean} byKey */
export async function openGloss(word, byKey) {
  const gloss = the("#gloss");
  const address = wordAddress(word);
  if (!gloss.showPopover) return location.assign(address); // an older browser: the page of the word
  mark(word);
  gloss.setAttribute("aria-label", told("gloss_of", { word: word.text }));
  if (!glosses.has(address)) body().replaceChildren(skeleton());
  const opens = !gloss.matches(":popover-open");
  if (opens) gloss.showPopover();
  beside(gloss, word);
  if (byKey || (opens && isSheet(gloss))) gloss.focus({ preventScroll: true });
  const known = glosses.get(address);
  if (known !== undefined) {
    body().innerHTML = known;
    htmx.process(body());
  } else await request(word).catch(() => {});
  if (current() !== word) return;
  if (glosses.has(address)) say(told("word_means", { word: word.text, meaning: meaningIn(body()) }));
  beside(gloss, word);
}

/** @param {HtmxDetail} detail */
const asksForEntry = (detail) => detail.target?.id === "gloss-body" && detail.requestConfig.verb === "get";

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (asksForEntry(detail) && detail.shouldSwap) glosses.set(detail.requestConfig.path, detail.serverResponse);
});

/** Tell in the popover that the entry did not come. @param {HtmxEvent} event */
function tellInPopover({ detail }) {
  const { path, elt } = detail.requestConfig;
  if (!asksForEntry(detail)) return;
  if (detail.xhr.status === 401 && !$("html[data-user]")) location.assign(path);
  const word = current();
  if (elt !== body() || !word || wordAddress(word) !== path) return;
  body().replaceChildren(problem(reason(detail.xhr.status), word));
}
document.addEventListener("htmx:responseError", tellInPopover);
document.addEventListener("htmx:sendError", tellInPopover);

/** @param {number} status */
function reason(status) {
  if (status === 504) return told("gloss_not_kept");
  if (!navigator.onLine) return told("not_connected");
  if (status === 404) return told("no_entry");
  return told(status === 401 ? "signed_out" : "gloss_not_loaded");
}

/** Ask for every entry anew. */
export const forget = () => glosses.clear();

/* One corrected gloss may be that of many words, so all are asked for again. */
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful || !detail.requestConfig.path.endsWith("/gloss/")) return;
  glosses.clear();
  say($("#gloss-body [data-announce]")?.dataset.announce || "");
  replace();
  if ($("#edition.interlinear")) htmx.trigger(the("#v-int"), "edition");
});

function skeleton() {
  const wait = make("div", { className: "wait" });
  for (let line = 0; line < 3; line++) wait.append(make("span", { className: "skeleton" }));
  return wait;
}

/** @param {string} sentence @param {Word} word */
function problem(sentence, word) {
  const box = make("div", { className: "message bad" });
  const again = make("button", { className: "button", type: "button", textContent: told("try_again") });
  again.addEventListener("click", () => openGloss(word, true));
  box.append(make("p", { textContent: sentence }), again);
  return box;
}

/* What opens or arrives inside the gloss makes it taller, and scrolling takes it along: it is placed again. */
export function replace() {
  const gloss = $("#gloss:popover-open");
  const word = current();
  const [rect] = (gloss && word?.rects()) || [];
  if (gloss && word && rect && !isSheet(gloss) && rect.bottom > 0 && rect.top < innerHeight) beside(gloss, word);
}
if ($("#gloss-body")) new ResizeObserver(replace).observe(body());
addEventListener("scroll", () => requestAnimationFrame(replace), { passive: true });

document.addEventListener("toggle", (event) => {
  const box = /** @type {HTMLElement} */ (event.target);
  // told late, when the next word may be open already
  if (box.id !== "gloss" || box.matches(":popover-open")) return;
  const word = current();
  if (!word || focused() === word.line) return;
  mark(null);
  if (isSheet(box) && focused().contains(word.line)) focusLine(word); // not if it went elsewhere
}, true);
addEventListener("resize", () => {
  if (!current()) return;
  mark(current());
  replace();
});
