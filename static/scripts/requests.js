// @ts-check
/* What is asked of the server through htmx: how, what is shown meanwhile, and what when it fails. */

import { $, make, say } from "./page.js";
import { told } from "./sentences.js";

// htmx reads these when the page is there, which is after this script has run
Object.assign(htmx.config, {
  historyCacheSize: 0,
  historyRestoreAsHxRequest: false,
  allowEval: false,
  includeIndicatorStyles: false,
  reportValidityOfForms: true,
  attributesToSettle: ["class"],
  allowNestedOobSwaps: false,
  selfRequestsOnly: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..|409|422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of Object.entries(detail.parameters)) if (value === "") delete detail.parameters[name];
});
document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const fresh = detail.target?.id ? $(`#${detail.target.id}`) : null;
  if (fresh?.dataset.announce) say(fresh.dataset.announce);
});

/** Tell that a request failed; the gloss tells it in its own box. @param {HtmxEvent} event */
function tellFailure({ detail }) {
  const { status, responseText } = detail.xhr;
  if (detail.target?.id === "gloss-body" && detail.requestConfig.verb === "get") return;
  const outage = status === 503 && detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/plain");
  if (outage) tellTrouble(responseText);
  else if (!navigator.onLine) say(told("not_connected"));
  else if (status !== 401 && !detail.xhr.getResponseHeader("Form-Expired")) say(told("failed"));
}
document.addEventListener("htmx:responseError", tellFailure);
document.addEventListener("htmx:sendError", tellFailure);

let troubled = 0;

/** Show what the server says when it cannot do its work, above everything for a while. @param {string} sentence */
function tellTrouble(sentence) {
  const made = () => make("p", { id: "trouble", className: "message bad", popover: "manual" });
  const box = $("#trouble") || document.body.appendChild(made());
  box.textContent = sentence;
  box.showPopover?.();
  say(sentence);
  clearTimeout(troubled);
  troubled = setTimeout(() => box.remove(), 15000);
}
