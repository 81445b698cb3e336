// @ts-check
/* Leaving a page: a warning before words are lost that were not sent, and what is known of them on the next page. */

import { $, targetOf } from "./page.js";
import { dropAll, dropDraft, isUnsaved, keptFields, keptFieldsOf, keysOf, restore, tellOfClosed } from "./drafts.js";

const SENT = `hashiya:${document.documentElement.dataset.user}:sent`;

/** The form that is being sent. @type {HTMLFormElement | null} */
let leaving = null;
/** The fields that it settles: its own, and where it drops what was not sent, those too. @type {HTMLInputElement[]} */
let done = [];

addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (targetOf(event)));
  if (event.defaultPrevented || form.method !== "post") return;
  leaving = form;
  const unsent = form.closest("[data-unsent]");
  done = [...keptFieldsOf(form), ...(unsent ? keptFields(unsent) : [])];
  try {
    sessionStorage.setItem(SENT, JSON.stringify(done.flatMap(keysOf)));
  } catch {
    // then the draft is told again
  }
});
addEventListener("beforeunload", (event) => {
  if (keptFields().some((one) => !done.includes(one) && isUnsaved(one))) event.preventDefault();
});
addEventListener("pagehide", () => {
  if (leaving?.action.endsWith("/sign-out/")) dropAll();
});
addEventListener("pageshow", () => {
  leaving = null;
  done = [];
});

function arrive() {
  /** @type {string[]} */
  const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
  sessionStorage.removeItem(SENT);
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const refused = visit?.responseStatus ? visit.responseStatus >= 400 : $("#main .message.bad, #main .error");
  if (!refused && !$("[data-unsent]")) sent.forEach(dropDraft);
  restore();
  tellOfClosed();
}
arrive();
