// @ts-check
/* A field of the palette or card that was asked for: what is typed goes there, and no key acts meanwhile. */

import { $, $$, certain, data, field, say, the, targetOf, theField, typing } from "./page.js";
import { told } from "./sentences.js";
import { isOpen, listen, placeWork, work } from "./work.js";

/** The open part of the box whose field has the keys. */
export const asked = () =>
  isOpen() ? $$("details[data-asked][open], .pick.open", work()).find((part) => $(".field", part)) : undefined;

/** @param {HTMLElement} part */
export function askFor(part) {
  /** @type {HTMLDetailsElement} */ (part).open = true;
  part.dataset.asked = "";
  $(".field", part)?.focus();
  placeWork();
}

/** @param {HTMLElement} part */
function leavePart(part) {
  delete part.dataset.asked;
  part.classList.remove("open");
  $(`[data-opens="${part.id}"]`, work())?.setAttribute("aria-expanded", "false");
  /** @type {HTMLDetailsElement} */ (part).open = false;
  work().focus({ preventScroll: true });
}

/* Enter in the search for an actor takes the first that was found for what stands there, once it is found. */
/** @type {string | null} */
let wanted = null;

/** @param {HTMLInputElement} one */
const searched = (one) => one.value.trim().replace(/\s+/g, " ");

function takeFirst() {
  const search = theField("#other-actor", work());
  const text = searched(search);
  if (!text) return;
  if (data(the("#actor-found [data-asked]"), "asked") !== text && wanted !== text) {
    wanted = text;
    htmx.trigger(search, "find");
    return;
  }
  wanted = null;
  const first = $("#actor-found button");
  if (first) first.click();
  else say(told("nobody_is_called_that"));
}

listen("htmx:afterSwap", ({ detail }) => {
  const search = field("#other-actor");
  if (detail.target?.id === "actor-found" && wanted && search && wanted === searched(search)) takeFirst();
});

/** Answer a key that is pressed while a field is asked for. @param {KeyboardEvent} event @param {HTMLElement} part */
export function answerAsked(event, part) {
  const { key } = event;
  const target = /** @type {HTMLInputElement} */ (event.target);
  const main = theField(".field", part);
  const empty = typing(target) ? target === main && !main.value : true;
  const found = $$("#actor-found button", part);
  const at = found.indexOf(target);
  const digit = /^[1-9]$/.test(key) && empty;
  if (key === "Escape") leavePart(part);
  else if (key === "Enter" && target.id === "other-actor") takeFirst();
  else if (key === "Enter" && target.matches("input[type=radio]")) target.form?.requestSubmit();
  else if (digit && part.matches(".who")) pressRadio(part, key);
  else if (digit && found[+key - 1]) found[+key - 1].click();
  else if (key === "ArrowDown" && (target.id === "other-actor" || at >= 0)) (found[at + 1] || target).focus();
  else if (key === "ArrowUp" && at >= 0) (found[at - 1] || main).focus();
  else {
    if (!typing(target) && key.length === 1 && key !== " ") main.focus();
    event.stopImmediatePropagation();
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {HTMLElement} part @param {string} key */
function pressRadio(part, key) {
  const radio = $$("input[type=radio]", part)[+key - 1];
  radio?.click();
  radio?.focus();
}

$("#work")?.addEventListener("input", (event) => {
  const target = targetOf(event);
  if (target.name !== "speaker_other" || !target.value) return;
  theField("[name=speaker][value=other]", certain(target.form, "form")).checked = true;
});
