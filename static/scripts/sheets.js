// @ts-check
/* Sheets at the foot of a phone: a handle by which they are drawn down and closed. Each has its button too. */

import { $, $$, make, targetOf } from "./page.js";

/* How far, in pixels, a sheet is drawn down that is to close; less is enough where it is thrown, so many pixels a
   millisecond. */
const FAR = 90;
const THROWN = 36;
const FAST = 0.6;
/* Until so far it is not known which way a finger goes. */
const SLACK = 8;

const moves = () => matchMedia("(prefers-reduced-motion: no-preference)").matches;

/** A finger, or a pointer, on a sheet. @typedef {{ sheet: HTMLElement, id: number, grip: boolean, x: number, y: number,
 * since: number, way: "" | "down" | "aside" }} Drag */

/** @type {Drag | null} */
let drag = null;

/** Give every sheet its handle. */
function addHandles() {
  for (const shut of $$("[popover]:not(.keys) > .shut")) {
    const sheet = shut.parentElement;
    if (sheet && !$(":scope > .handle", sheet)) shut.before(make("div", { className: "handle" }));
  }
}

/** Whether a box is a sheet now: as wide as the window and at its foot. @param {Element} box */
function isAtFoot(box) {
  const { bottom, width } = box.getBoundingClientRect();
  return bottom > innerHeight - 2 && width > document.documentElement.clientWidth - 2;
}

/** Who wants to know of fingers that go aside. @type {((sheet: HTMLElement, distance: number) => void)[]} */
const asides = [];

/** Be told of each swipe over a sheet, with how far to the right. @param {(typeof asides)[0]} told */
export const onSwipe = (told) => asides.push(told);

/** @param {HTMLElement} sheet @param {string} where */
function shift(sheet, where) {
  sheet.style.transition = where || !moves() ? "" : "translate .16s ease-out";
  sheet.style.translate = where;
}

document.addEventListener("pointerdown", (event) => {
  const target = targetOf(event);
  const sheet = /** @type {HTMLElement | null} */ (target.closest?.(":popover-open:has(> .handle)"));
  drag = null;
  if (!sheet || event.button || !isAtFoot(sheet) || target.closest("button, input, select, textarea")) return;
  const grip = Boolean(target.closest(".handle"));
  if (!grip && event.pointerType === "mouse") return;
  if (grip) target.setPointerCapture(event.pointerId);
  drag = { sheet, id: event.pointerId, grip, x: event.clientX, y: event.clientY, since: event.timeStamp, way: "" };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const [aside, down] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.way && Math.hypot(aside, down) > SLACK) drag.way = Math.abs(aside) > Math.abs(down) ? "aside" : "down";
  if (drag.way === "down" && drag.grip) shift(drag.sheet, `0 ${Math.max(0, down)}px`);
});

/** @param {PointerEvent} event @param {Drag} done */
function letGo({ clientX, clientY, timeStamp }, { sheet, grip, way, x, y, since }) {
  const [aside, down] = [clientX - x, clientY - y];
  if (way === "aside") for (const told of asides) told(sheet, aside);
  if (way !== "down" || !grip) return;
  if (down > FAR || (down > THROWN && down / (timeStamp - since) > FAST)) sheet.hidePopover();
}

for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
  document.addEventListener(end, (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const done = drag;
    drag = null;
    if (end === "pointerup") letGo(event, done);
    shift(done.sheet, "");
  });
}

document.addEventListener("htmx:afterSettle", addHandles);
addHandles();
