// @ts-check
/* Drafts of what is typed: one a field, on this device, until it is saved, discarded, or its writer signs out. */

import { $, certain, fields, make, root, say, targetOf, the } from "./page.js";
import { told, toldWith } from "./sentences.js";

/** @typedef {{ value: string, was: string, page: string, open: string }} Draft */

const PREFIX = `hashiya:${root.dataset.user}:`;
const LONGEST = 200_000;
const QUOTED = 80;
const WRITTEN = "textarea, input:not([type]), input[type=text], input[type=url]";

/** @type {WeakSet<Element>} */
const touched = new WeakSet();

/** @param {HTMLInputElement} one */
const formOf = (one) => certain(one.form, "form");

/** Whether what is typed into a field is kept; such a field has a form. @param {HTMLInputElement} one */
export const isKept = (one) =>
  one.matches?.(WRITTEN) &&
  one.form?.method === "post" &&
  one.name &&
  !one.form.closest("#sign-in, .pending") &&
  !/username|password|one-time/.test(one.autocomplete);

/** @param {ParentNode} [within] */
export const keptFields = (within = document) => fields(WRITTEN, within).filter(isKept);

/** @param {HTMLFormElement} form */
export const keptFieldsOf = (form) => /** @type {HTMLInputElement[]} */ ([...form.elements]).filter(isKept);

/** @param {HTMLInputElement} one */
function keyOf(one) {
  const form = formOf(one);
  const on = fields("input[type=hidden][name=on]", form)[0]?.value;
  const about = [form.dataset.start, form.dataset.end, on].filter(Boolean).join("-");
  const same = fields("textarea, input", form).filter((other) => other.name === one.name);
  const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
  return `${PREFIX}${pathname}|${about}|${one.name}|${same.indexOf(one)}`;
}

/** @param {string} key @returns {Draft | null} */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key */
export const dropDraft = (key) => localStorage.removeItem(key);

const allKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

export const dropAll = () => allKeys().forEach(dropDraft);

/** @param {HTMLInputElement} one */
function store(one) {
  touched.add(one);
  const key = keyOf(one);
  const form = formOf(one);
  if (one.value === one.defaultValue && !form.closest("[data-unsent]")) {
    dropDraft(key);
    return;
  }
  if (one.value.length > LONGEST) return;
  const draft = { value: one.value, was: one.defaultValue, page: location.pathname, open: form.dataset.page ?? "" };
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // a full disk keeps no drafts; leaving still warns
  }
}

/** @param {HTMLInputElement} one */
export const isUnsaved = (one) =>
  touched.has(one) && (one.value !== one.defaultValue || Boolean(read(keyOf(one))));

/** The drafts that say what a field says: its own, and one of the same form on another page.
 * @param {HTMLInputElement} one */
export function keysOf(one) {
  const [start] = keyOf(one).split("|");
  const alike = Object.keys(localStorage).filter((key) => key.startsWith(`${start}|`) && key.includes(`|${one.name}|`));
  return [keyOf(one), ...alike.filter((key) => read(key)?.value === one.value)];
}

/** A form's words are saved: nothing of them is kept. @param {HTMLFormElement} form */
export function settle(form) {
  for (const one of keptFieldsOf(form)) {
    keysOf(one).forEach(dropDraft);
    touched.delete(one);
    one.parentElement?.querySelector(".kept-note")?.remove();
  }
}

document.addEventListener("input", (event) => {
  const target = targetOf(event);
  if (isKept(target)) store(target);
});

/** @param {() => void} discard */
function discardButton(discard) {
  const button = make("button", { type: "button", className: "link", textContent: told("discard") });
  button.addEventListener("click", discard);
  return button;
}

/** Say at a field that its words are kept ones. @param {HTMLInputElement} one @param {Draft} draft */
function note(one, draft) {
  const line = make("p", { className: "kept-note quiet small", role: "status" });
  const discard = discardButton(() => {
    one.value = one.defaultValue;
    dropDraft(keyOf(one));
    touched.delete(one);
    line.remove();
    one.focus();
    say(told("discarded"));
  });
  line.append(...toldWith(draft.was === one.defaultValue ? "kept" : "kept_and_changed", { discard }));
  one.after(line);
}

/** Put what is kept back into the page's fields. */
export function restore() {
  for (const one of keptFields()) {
    if (touched.has(one)) continue;
    if (formOf(one).closest("[data-unsent]")) {
      store(one);
      continue;
    }
    const draft = read(keyOf(one));
    if (!draft) continue;
    touched.add(one);
    if (draft.value === one.value) continue;
    one.value = draft.value;
    const details = one.closest("details");
    if (details) details.open = true;
    one.closest(".pick[id]")?.classList.add("open");
    details?.classList.add("open");
    note(one, draft);
  }
}

/** Tell what was typed on this page into a form that is not open now. */
export function tellOfClosed() {
  const here = new Set(keptFields().map(keyOf));
  const box = make("div", { className: "message kept-list", role: "status" });
  for (const key of allKeys().filter((one) => !here.has(one))) {
    const draft = read(key);
    if (draft?.page !== location.pathname || !draft.open) continue;
    const line = make("p", { dir: "auto" });
    const discard = discardButton(() => {
      dropDraft(key);
      line.remove();
      if (!$("p", box)) box.remove();
    });
    const open = make("a", { href: draft.open, textContent: told("open") });
    const text = `${draft.value.slice(0, QUOTED)}${draft.value.length > QUOTED ? "…" : ""}`;
    line.append(...toldWith("kept_elsewhere", { text, open, discard }));
    box.append(line);
  }
  if (box.firstChild) ($("#main .page") || the("#main")).prepend(box);
}
