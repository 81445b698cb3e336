// @ts-check
/* The five steps: a box that goes from thing to thing on the page, beside each and never on it. The page stays as it
   is meanwhile: what is pointed at can be tried. */

import { $, $$, data, root, targetOf, the } from "./page.js";
import { beside, isSheet } from "./placing.js";
import { words } from "./words.js";

/** What each step points at: the first of these that can be seen. @type {Record<string, string[]>} */
const THINGS = {
  marks: ["#edition .arabic .mark", "#t-layers", ".tabs [popovertarget=t-layers]"],
  word: ["#edition .arabic[data-o]", "#headline [data-o]"],
  views: ["#t-view", ".tabs [popovertarget=t-view]"],
  margin: ["#edition .margin .entry", "#headline .entry", "#headline .facts"],
  find: ["#find", ".nav .to-search"],
};
const AWAY = 12; // px between a thing and the edge of what it can be seen in

const steps = () => $$("#step-box > section");
const box = () => the("#step-box");
const ring = () => the("#step-ring");

/** Which step is shown. */
let at = 0;

/** Whether somebody sees an element. @param {Element} one */
const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";

/** Where the thing of a step is in the window; of a line of text its second word. @param {HTMLElement} step */
function thingOf(step) {
  const found = THINGS[data(step, "place")].flatMap((selector) => $$(selector)).find(isSeen);
  if (!found) return null;
  const word = data(step, "place") === "word" ? words(found)[1] ?? words(found)[0] : null;
  return { element: found, rects: word ? word.rects : () => [...found.getClientRects()].filter((one) => one.width) };
}

/** The part of the window in which a thing can be seen: the toolbar stands over what follows it.
 * @param {Element} thing */
function open(thing) {
  const tools = the(".tools");
  const { top, height } = tools.getBoundingClientRect();
  const atFoot = getComputedStyle(tools).position === "fixed";
  const follows = tools.compareDocumentPosition(thing) === Node.DOCUMENT_POSITION_FOLLOWING;
  const foot = isSheet(box()) ? box().getBoundingClientRect().top : atFoot ? top : innerHeight;
  return { top: (!atFoot && follows ? height : 0) + AWAY, bottom: foot - AWAY };
}

/** Scroll until a thing can be seen, with room for the box. @param {HTMLElement} step */
function bring(step) {
  const thing = thingOf(step);
  const [rect] = thing?.rects() ?? [];
  if (!thing || !rect || getComputedStyle(thing.element.closest(".tools") ?? root).position === "fixed") return;
  const free = open(thing.element);
  const room = isSheet(box()) ? 0 : box().offsetHeight + AWAY;
  if (rect.top >= free.top && rect.bottom + room <= free.bottom) return;
  scrollBy({ top: rect.top - free.top, behavior: "instant" });
}

/** Put the box beside what its step points at, and a ring around that. */
function place() {
  const step = steps()[at];
  if (!step || box().hidden) return;
  const thing = thingOf(step);
  const rects = thing?.rects() ?? [];
  ring().hidden = !rects.length;
  if (!thing || !rects.length) return;
  const [first] = rects;
  Object.assign(ring().style, {
    left: `${first.left + scrollX - 4}px`,
    top: `${first.top + scrollY - 3}px`,
    inlineSize: `${first.width + 8}px`,
    blockSize: `${first.height + 6}px`,
  });
  if (!isSheet(box())) beside(box(), { rects: () => [first] });
}

/** Show a step, and read it out. @param {number} number */
function show(number) {
  at = number;
  steps().forEach((one, index) => (one.hidden = index !== at));
  const last = at === steps().length - 1;
  for (const button of $$("[data-step-by]", box())) button.hidden = button.dataset.stepBy === "1" ? last : at === 0;
  const [done, skip] = $$("[data-step-end]", box());
  [done.hidden, skip.hidden] = [!last, last];
  const name = the("h2", steps()[at]);
  box().setAttribute("aria-labelledby", name.id);
  box().setAttribute("aria-describedby", `${name.id}-says`);
  bring(steps()[at]);
  place();
  name.focus({ preventScroll: true });
}

function begin() {
  box().hidden = false;
  if (!box().matches(":popover-open")) box().showPopover?.();
  show(0);
}

/** Close the steps for good: the strip that offers them sends that they were seen. */
function end() {
  box().hidePopover?.();
  box().hidden = ring().hidden = true;
  $$("#first-visit form").forEach((form) => /** @type {HTMLFormElement} */ (form).requestSubmit());
  the("#main").focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const pressed = /** @type {HTMLElement | null} */ (
    targetOf(event).closest("[data-steps], [data-step-by], [data-step-end]"));
  if (!pressed || !$("#step-box")) return;
  event.preventDefault();
  if (pressed.dataset.stepBy) show(at + +pressed.dataset.stepBy);
  else if ("steps" in pressed.dataset) begin();
  else end();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !$("#step-box:not([hidden])")) return;
  if ($(":popover-open:not(#step-box), dialog[open]")) return; // which it closes
  event.preventDefault();
  end();
});
document.addEventListener("htmx:afterSettle", place);
addEventListener("scroll", () => requestAnimationFrame(place), { passive: true });
addEventListener("resize", place);

if ($("[data-steps=now]")) {
  history.replaceState(history.state, "", location.pathname);
  begin();
}
