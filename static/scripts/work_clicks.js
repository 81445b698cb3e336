// @ts-check
/* Clicks on what opens and closes a palette or card, and what follows a change. */

import { $, certain, data, targetOf, the } from "./page.js";
import { askFor } from "./asked.js";
import { begin, isMoving, stopMoving } from "./moving.js";
import { goOn, noteShown, suggestions } from "./suggestions.js";
import { choose, hideWork, isHolding, isOpen, listen, opened, openWork, placeWork, select, work } from "./work.js";

/** Open or close a part of the palette. @param {HTMLElement} button */
function toggle(button) {
  const part = certain(document.getElementById(data(button, "opens")), "[data-opens]");
  const on = part.classList.toggle("open");
  button.setAttribute("aria-expanded", `${on}`);
  if (on) $("textarea, input, button", part)?.focus();
  placeWork();
}

listen("click", (event) => {
  const target = targetOf(event);
  /** @param {string} selector @returns {HTMLElement | null} */
  const over = (selector) => target.closest(selector);
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const card = /** @type {HTMLAnchorElement | null} */ (over("a[data-card]"));
  const opens = over("[data-opens]");
  const close = over("[data-close]");
  const details = /** @type {HTMLDetailsElement | null | undefined} */ (over("#work summary")?.parentElement);
  if (over("#work #card a[data-key=e]") && begin(the("#card", work()))) event.preventDefault();
  else if (details && !details.open && $(".field", details)) {
    event.preventDefault();
    askFor(details);
  } else if (card) {
    event.preventDefault();
    noteShown(certain(card.pathname.match(/\d+/), "number")[0]);
    openWork(card.href, { rects: () => [card.getBoundingClientRect()] });
  } else if (opens) toggle(opens);
  else if (close) {
    event.preventDefault();
    document.getElementById(data(close, "close"))?.remove();
    hideWork();
    the("#main").focus();
  }
});

let toasted = 0;

/** Show what was done for a while, and longer while somebody is on it. */
function toast() {
  const box = the("#done");
  box.classList.add("on");
  clearTimeout(toasted);
  toasted = setTimeout(function fade() {
    if (box.matches(":hover, :focus-within")) toasted = setTimeout(fade, 2000);
    else box.classList.remove("on");
  }, 8000);
}

listen("written", ({ detail }) => {
  const card = $("#card", work());
  const judged = card && detail.ids?.includes(+data(card, "id"));
  toast();
  if (isMoving()) stopMoving();
  $("#clash")?.remove();
  select(null);
  if (judged && isOpen() && suggestions().length) goOn(1, card.dataset.before);
  else if (isOpen()) hideWork();
});

/* The next suggestion is the one after the judged one, which is gone from the list by then. */
listen("htmx:beforeRequest", ({ detail }) => {
  const card = /** @type {HTMLElement | null | undefined} */ (detail.elt.closest?.("#card"));
  if (!card) return;
  const ids = suggestions();
  const at = ids.indexOf(data(card, "id"));
  card.dataset.before = at > 0 ? ids[at - 1] : "";
});

listen("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id === "work-body" && !isHolding()) opened(); // what was asked for before signing in again
  if (detail.target?.id === "pal" || work().contains(detail.target)) {
    choose();
    placeWork();
  }
});

listen("htmx:oobAfterSwap", ({ detail }) => {
  const unseen = detail.target?.id === "refusal" && !isOpen();
  if (unseen) the("#toast").textContent = the("#refusal").textContent;
  if (unseen || detail.target?.id === "toast") toast();
  if (detail.target?.id !== "clash" && !$("#clash")) return;
  if (isMoving()) stopMoving();
  hideWork();
  $("#clash-h")?.focus();
});
