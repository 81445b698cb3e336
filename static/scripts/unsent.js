// @ts-check
/* A line that dropped: what was to be sent waits in the page. */

import { $, $$, certain, make, say, the } from "./page.js";
import { isMoving, stopMoving } from "./moving.js";
import { told } from "./sentences.js";
import { hideWork, listen } from "./work.js";

const SIGNED_OUT_OR_BROKEN = [401, 403, 503];

const pending = () => the("#pending");
const waitingForms = () => $$("form", pending());

/** @param {HTMLFormElement} form @param {HTMLElement | null} [button] */
function keep(form, button) {
  if (pending().contains(form)) return;
  const kept = make("form", { method: "post", action: form.action });
  kept.setAttribute("hx-post", certain(form.getAttribute("hx-post"), "hx-post"));
  kept.setAttribute("hx-swap", "none");
  for (const [name, value] of new FormData(form, button)) {
    kept.append(make("input", { type: "hidden", name, value: `${value}` }));
  }
  the(".kept", pending()).append(kept);
  htmx.process(kept);
  showPending();
}

function showPending() {
  const count = waitingForms().length;
  const text = told("changes_not_sent", { count });
  pending().hidden = !count;
  the("p", pending()).textContent = text;
  if (count) say(text);
}

const sendAll = () => waitingForms().forEach((form) => htmx.trigger(form, "submit"));

/** @param {HtmxEvent} event */
function keepUnsent({ detail }) {
  const form = detail.elt.closest?.("form");
  if (detail.xhr.status && detail.xhr.status !== 503) return;
  if (!form || detail.requestConfig.verb !== "post" || form.id === "tools") return;
  keep(form, detail.requestConfig.triggeringEvent?.submitter);
  if (isMoving()) stopMoving();
  hideWork();
}
listen("htmx:sendError", keepUnsent);
listen("htmx:responseError", keepUnsent);
listen("htmx:afterRequest", ({ detail }) => {
  const { status } = detail.xhr;
  if (!pending().contains(detail.elt) || !status || SIGNED_OUT_OR_BROKEN.includes(status)) return;
  detail.elt.remove();
  showPending();
});
if ($("#pending")) {
  addEventListener("online", sendAll);
  the("button", pending()).addEventListener("click", sendAll);
  addEventListener("beforeunload", (event) => {
    if (waitingForms().length) event.preventDefault();
  });
}
