// @ts-check
/* The toolbar of an article: the size of the text, and the views. */

import { $, certain, data, fields, root, say, targetOf, the, withModifier } from "./page.js";
import { mark } from "./cursor.js";
import { told } from "./sentences.js";

const SIZES = ["90", "100", "115", "130", "150"];

/** @param {number} step */
export function resize(step) {
  const form = /** @type {HTMLFormElement | null} */ ($("#tools"));
  const wanted = SIZES[SIZES.indexOf(root.dataset.scale ?? "") + step];
  if (!form || !wanted) return;
  root.dataset.scale = wanted;
  const next = /** @type {HTMLInputElement} */ (form.elements.namedItem("next"));
  const [size] = fields("input[name=size]", certain(next.form, "form"));
  size.value = wanted;
  const at = SIZES.indexOf(wanted);
  for (const button of fields("[data-step]", form)) button.value = SIZES[at + +data(button, "step")] || wanted;
  form.dispatchEvent(new Event("change"));
  mark(null);
  say(told("text_size", { size: wanted }));
}

/* What is above the switches is told what is off; what is below sees it by itself. */
const LAYERS = ["actors", "quotes", "captions", "machine"];

function tellAbove() {
  const above = $(".above-tools");
  if (!above) return;
  for (const layer of LAYERS) {
    const [box] = fields(`#tools [type=checkbox][name=${layer}]`);
    if (box) above.classList.toggle(`without-${layer}`, !box.checked);
  }
  above.classList.toggle("only-arabic", !!$("#v-ar:checked"));
}

window.addEventListener("pageshow", tellAbove); // with what the browser kept of a visit before

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || withModifier(event) || event.shiftKey) return;
  const step = /** @type {HTMLElement | null} */ (targetOf(event).closest("[data-step]"));
  if (!step) return;
  event.preventDefault();
  resize(+data(step, "step"));
});

/* Which words are told apart, and which have vowel signs, is laid out by the server, once it has been told. */
let redrawn = "";
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.elt.id !== "tools" || !redrawn || !detail.successful) return;
  redrawn = "";
  htmx.trigger(the("#tools [name=view]:checked"), "edition");
});

document.addEventListener("change", (event) => {
  const target = targetOf(event);
  if (!target.closest("#tools")) return;
  tellAbove();
  mark(null);
  if (target.name === "unknown" || target.name === "new_words") redrawn = target.name;
  if (target.name === "vowels") {
    if (target.value === "all" || root.dataset.vowels === "all") redrawn = target.name;
    root.dataset.vowels = target.value;
  }
  if (target.name !== "view") return;
  $("#t-view:popover-open")?.hidePopover();
  const stacked = the("#edition").classList.contains("interlinear");
  if (stacked !== (target.value === "interlinear")) htmx.trigger(target, "edition");
  else if (location.search) history.replaceState(history.state, "", `?view=${target.value}`);
});
