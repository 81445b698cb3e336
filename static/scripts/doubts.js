// @ts-check
/* From one mark of which the machine is not sure to the next: by key, by the link in the facts, after an answer. */

import { $, $$, focused, keysOn, lineOfText, root, say, targetOf, the, typing, withModifier } from "./page.js";
import { told } from "./sentences.js";

let answered = ""; // the row in which a doubt was settled

/** Focus the first question after a place in the page, and the first of all after the last. @param {Element} after */
function askNext(after) {
  const doubts = $$(".entry.doubtful").filter((one) => one.getClientRects().length);
  /** @param {Element} one */
  const follows = (one) => after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = doubts.find(follows) || doubts[0];
  if (!next) {
    say(told("no_doubt_left"));
    return;
  }
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  say(lineOfText(next));
}

document.addEventListener("click", (event) => {
  if (!targetOf(event).closest("[data-doubts]") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  askNext(focused().closest(".entry.doubtful") || the("#main"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "d" || withModifier(event) || typing(targetOf(event)) || !$("#edition")) return;
  if (!keysOn() || event.defaultPrevented || $("#work:popover-open")) return;
  event.preventDefault();
  askNext(focused());
});
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const answer = detail.elt.closest?.(".acts");
  answered = answer?.closest(".row")?.id ?? "";
});
document.addEventListener("written", () => {
  if (answered) askNext($(`#${answered} h1, #${answered} .matn`) ?? root);
  answered = "";
});
