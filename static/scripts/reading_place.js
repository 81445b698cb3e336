// @ts-check
/* Where somebody stopped: kept with the account, or in this browser for whoever is not signed in; offered when
   they come back. Reaching the end says that the article was read. */

import { $, data, the } from "./page.js";
import { atTheEnd, numberOf, paragraphHere, whenScrolled } from "./paragraphs.js";
import { told } from "./sentences.js";

const KEY = "reading-places";
const MOST_KEPT = 100;
const REST = 10_000; // between two places that are sent
const AT_THE_END = 3_000; // so long the end is in view before it counts

/** @typedef {{ paragraph: number, read: boolean, time: number }} KeptPlace */

/** @returns {Record<string, KeptPlace>} */
function keptHere() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {}; // no storage, or not ours
  }
}

/** @param {string} article @param {number} paragraph @param {boolean} read */
function keepHere(article, paragraph, read) {
  const kept = keptHere();
  kept[article] = { paragraph, read, time: Date.now() };
  const newest = Object.entries(kept).sort(([, a], [, b]) => b.time - a.time).slice(0, MOST_KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // a browser that keeps nothing
  }
}

const token = () => /** @type {HTMLInputElement} */ (the("#tools [name=csrfmiddlewaretoken]")).value;

/** @param {HTMLElement} strip */
function follow(strip) {
  const article = data(strip, "article");
  const address = strip.dataset.placeUrl;
  let [wanted, sent, sending, ending] = [0, 0, 0, 0];
  let ended = address ? Boolean($("#reading[data-read]")) : Boolean(keptHere()[article]?.read);
  let touched = false;

  function send() {
    clearTimeout(sending);
    sending = 0;
    if (ended || wanted === sent) return;
    sent = wanted;
    if (!address) keepHere(article, wanted, false);
    else {
      const body = new URLSearchParams({ paragraph: `${wanted}`, csrfmiddlewaretoken: token() });
      navigator.sendBeacon(address, body); // arrives though the page is left
    }
  }

  function sayRead() {
    if (ended || !atTheEnd()) return;
    ended = true;
    if (!address) keepHere(article, wanted, true);
    else {
      const values = { read: "1", paragraph: `${wanted}`, csrfmiddlewaretoken: token() };
      void htmx.ajax("POST", address, { source: the("#reading"), target: "#reading", swap: "outerHTML", values });
    }
  }

  function look() {
    const row = paragraphHere();
    const here = row ? numberOf(row) : 0;
    if (here > 1) wanted = here;
    if (wanted !== sent && !sending) sending = setTimeout(send, REST);
    clearTimeout(ending);
    if (touched && atTheEnd()) ending = setTimeout(sayRead, AT_THE_END);
  }

  for (const moved of ["scroll", "pointerdown", "keydown"]) {
    addEventListener(moved, () => {
      touched = true;
    }, { passive: true, once: true });
  }
  whenScrolled(look);
  document.addEventListener("click", look);
  document.addEventListener("keyup", look);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) send();
  });
  addEventListener("pagehide", send);
}

/** Offer to go on, for a while. @param {HTMLElement} strip */
function offer(strip) {
  const link = the("a", strip);
  const kept = strip.dataset.placeUrl ? null : keptHere()[data(strip, "article")];
  if (kept && !kept.read && kept.paragraph > 1) {
    link.setAttribute("href", `#p${kept.paragraph}`);
    link.textContent = told("go_on_at", { number: kept.paragraph });
    strip.hidden = false;
  }
  if (!$(link.getAttribute("href") ?? "")) strip.hidden = true; // the article has become shorter
  const close = the("[data-close]", strip);
  const hide = () => (strip.hidden = true);
  close.hidden = false;
  close.addEventListener("click", hide);
  link.addEventListener("click", () => setTimeout(hide));
}

const strip = $("#go-on");
if (strip) {
  offer(strip);
  follow(strip);
}
