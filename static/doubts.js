/* From one mark of which the machine is not sure to the next: by key, by the link in the facts, after an answer. */
"use strict";
(() => {
  const { $, $$, say } = window.hashiya;
  let answered = ""; // the row in which a doubt was settled

  /* Focus the first question after a place in the page, and the first of all after the last. */
  function ask(after) {
    const doubts = $$(".hn.doubtful").filter((one) => one.getClientRects().length);
    const follows = (one) => after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = doubts.find(follows) || doubts[0];
    if (!next) { say("No doubt is left in this article."); return; }
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    say(next.textContent.replace(/\s+/g, " ").trim());
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-doubts]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    ask(document.activeElement.closest(".hn.doubtful") || $("#main"));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    if (event.key !== "d" || event.ctrlKey || event.metaKey || event.altKey || typing || !$("#edition")) return;
    if (document.documentElement.dataset.keys === "off" || event.defaultPrevented || $("#work:popover-open")) return;
    event.preventDefault();
    ask(document.activeElement);
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const answer = detail.elt.closest?.(".acts");
    answered = answer ? answer.closest(".row").id : "";
  });
  document.addEventListener("written", () => {
    if (answered) ask($(`#${answered} h1, #${answered} .matn`));
    answered = "";
  });
})();
