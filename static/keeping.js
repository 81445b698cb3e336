/* Keeping: nothing that somebody typed is lost. Signing in again without leaving the page, a warning before
   leaving with unsaved text, and drafts of it on this device. Without this script the server keeps what a
   form sent until its sender has signed in. */
"use strict";
(() => {
  const { $, $$, say } = window.hashiya;
  const { user, signIn, signedIn } = document.documentElement.dataset;

  /* ---------- drafts: one a field, kept until it is saved, discarded, or its writer signs out ---------- */
  const PREFIX = `hashiya:${user}:`;
  const SENT = `${PREFIX}sent`;
  const LONGEST = 200_000;
  const WRITTEN = "textarea, input:not([type]), input[type=text], input[type=url]";
  const touched = new WeakSet();

  const isKept = (field) => field.matches?.(WRITTEN) && field.form?.method === "post" && field.name && !field.form.closest("#sign-in, .pending") && !/username|password|one-time/.test(field.autocomplete);
  const fields = (within = document) => $$(WRITTEN, within).filter(isKept);

  function keyOf(field) {
    const { form } = field;
    const about = [form.dataset.start, form.dataset.end, form.querySelector("input[type=hidden][name=on]")?.value].filter(Boolean).join("-");
    const same = $$("textarea, input", form).filter((one) => one.name === field.name);
    const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
    return `${PREFIX}${pathname}|${about}|${field.name}|${same.indexOf(field)}`;
  }

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const drop = (key) => localStorage.removeItem(key);

  function store(field) {
    touched.add(field);
    const key = keyOf(field);
    if (field.value === field.defaultValue && !field.form.closest("[data-unsent]")) { drop(key); return; }
    if (field.value.length > LONGEST) return;
    const draft = { value: field.value, was: field.defaultValue, page: location.pathname, open: field.form.dataset.page || "" };
    try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* a full disk keeps no drafts; leaving still warns */ }
  }

  const isUnsaved = (field) => touched.has(field) && (field.value !== field.defaultValue || Boolean(read(keyOf(field))));

  /* The drafts that say what a field says: its own, and one of the same form on another page. */
  function keysOf(field) {
    const [start] = keyOf(field).split("|");
    const alike = Object.keys(localStorage).filter((key) => key.startsWith(`${start}|`) && key.includes(`|${field.name}|`));
    return [keyOf(field), ...alike.filter((key) => read(key)?.value === field.value)];
  }

  function settle(form) {
    for (const field of [...form.elements].filter(isKept)) {
      keysOf(field).forEach(drop);
      touched.delete(field);
      field.parentElement?.querySelector(".kept-note")?.remove();
    }
  }

  document.addEventListener("input", ({ target }) => { if (isKept(target)) store(target); });

  function note(field, draft) {
    const line = Object.assign(document.createElement("p"), { className: "kept-note quiet small" });
    line.setAttribute("role", "status");
    line.append(draft.was === field.defaultValue ? "Kept from before. " : "Kept from before; what stands here has changed since. ");
    const discard = Object.assign(document.createElement("button"), { type: "button", className: "lnk", textContent: "Discard" });
    discard.addEventListener("click", () => {
      field.value = field.defaultValue;
      drop(keyOf(field));
      touched.delete(field);
      line.remove();
      field.focus();
      say("Discarded.");
    });
    line.append(discard);
    field.after(line);
  }

  function restore() {
    for (const field of fields()) {
      if (touched.has(field)) continue;
      if (field.form.closest("[data-unsent]")) { store(field); continue; }
      const draft = read(keyOf(field));
      if (!draft) continue;
      touched.add(field);
      if (draft.value === field.value) continue;
      field.value = draft.value;
      for (const part of [field.closest("details"), field.closest(".pick[id]")]) {
        if (part) { part.open = true; part.classList.add("open"); }
      }
      note(field, draft);
    }
  }

  /* What was typed on this page into a form that is not open now. */
  function tell() {
    const here = new Set(fields().map(keyOf));
    const lines = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && !here.has(key)).flatMap((key) => {
      const draft = read(key);
      if (draft?.page !== location.pathname || !draft.open) return [];
      const line = Object.assign(document.createElement("p"), { dir: "auto" });
      const open = Object.assign(document.createElement("a"), { href: draft.open, textContent: "Open" });
      const discard = Object.assign(document.createElement("button"), { type: "button", className: "lnk", textContent: "Discard" });
      discard.addEventListener("click", () => { drop(key); line.remove(); if (!$("p", box)) box.remove(); });
      line.append(`Kept from before: “${draft.value.slice(0, 80)}${draft.value.length > 80 ? "…" : ""}” `, open, " ", discard);
      return [line];
    });
    const box = Object.assign(document.createElement("div"), { className: "msg kept-list" });
    box.setAttribute("role", "status");
    box.append(...lines);
    if (lines.length) ($("#main .page") || $("#main")).prepend(box);
  }

  /* ---------- leaving ---------- */
  let leaving = null; // the form that is being sent
  let done = []; // the fields that it settles: its own, and where it drops what was not sent, those too
  addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    leaving = event.target;
    const unsent = leaving.closest("[data-unsent]");
    done = [...[...leaving.elements].filter(isKept), ...(unsent ? fields(unsent) : [])];
    const keys = done.flatMap(keysOf);
    try { sessionStorage.setItem(SENT, JSON.stringify(keys)); } catch { /* then the draft is told again */ }
  });
  addEventListener("beforeunload", (event) => {
    if (fields().some((field) => !done.includes(field) && isUnsaved(field))) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (!leaving?.action.endsWith("/sign-out/")) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) drop(key);
  });
  addEventListener("pageshow", () => { leaving = null; done = []; });

  function arrive() {
    const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
    sessionStorage.removeItem(SENT);
    const [{ responseStatus } = {}] = performance.getEntriesByType("navigation");
    const refused = responseStatus ? responseStatus >= 400 : $("#main .msg.bad, #main .err");
    if (!refused && !$("[data-unsent]")) sent.forEach(drop);
    restore();
    tell();
  }

  /* ---------- signed out: sign in here, then send again ---------- */
  let waiting = [];

  function dialog() {
    const found = $("#sign-in");
    if (found) return found;
    const made = Object.assign(document.createElement("dialog"), { id: "sign-in" });
    made.setAttribute("aria-labelledby", "sign-in-h");
    const later = Object.assign(document.createElement("button"), { type: "button", className: "btn plain", textContent: "Later" });
    later.addEventListener("click", () => made.close());
    made.append(
      Object.assign(document.createElement("h2"), { id: "sign-in-h", textContent: "You are signed out" }),
      Object.assign(document.createElement("p"), { textContent: "Nothing is lost: sign in, and what you did is sent again." }),
      Object.assign(document.createElement("div"), { className: "step" }), later,
    );
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const { action } = event.target;
      step(fetch(action, { method: "POST", body: new FormData(event.target, event.submitter) }));
    });
    made.addEventListener("close", () => { waiting = []; });
    document.body.append(made);
    return made;
  }

  /* Show the form of the page that the sign-in answers with, until it is done. */
  async function step(answer) {
    const place = $(".step", dialog());
    try {
      const response = await answer;
      const { pathname } = new URL(response.url);
      if (pathname === signedIn && response.ok) { await again(await response.json()); return; }
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const form = page.querySelector("main form[method=post]");
      form.action = new URL(form.getAttribute("action") || response.url, response.url);
      place.replaceChildren(...page.querySelectorAll("main .msg.bad"), form);
      (place.querySelector("input:not([type=hidden])") || form).focus();
    } catch {
      const link = Object.assign(document.createElement("a"), { href: signIn, target: "_blank", textContent: "Sign in in another tab" });
      place.replaceChildren("The sign-in could not be shown here. ", link, ", then send again.");
    }
  }

  function signedOut(resend) {
    if (resend) waiting.push(resend);
    const box = dialog();
    if (box.open) return;
    // A modal dialog closes the card or palette that is open: it comes back, with what is typed in it.
    const [over] = $$(":popover-open");
    const focused = document.activeElement;
    box.addEventListener("close", () => { if (over?.isConnected) { over.showPopover(); focused.focus(); } }, { once: true });
    box.showModal();
    say("You are signed out. What you typed is still here.");
    step(fetch(`${signIn}?next=${encodeURIComponent(signedIn)}`));
  }

  async function again({ user: who, name, token }) {
    if (who !== user) { somebodyElse(name); return; }
    $$("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    const resend = waiting;
    const box = $("#sign-in");
    const send = () => { say("Signed in again."); for (const one of resend) one(); };
    if (!box?.open) { send(); return; }
    box.addEventListener("close", send, { once: true });
    box.close();
  }

  /* This page is of one person, and another is signed in now: nothing of it may be sent under the other's name. */
  function somebodyElse(name) {
    const box = dialog();
    $("h2", box).textContent = "Somebody else is signed in now";
    const who = Object.assign(document.createElement("bdi"), { textContent: name });
    $("p", box).replaceChildren("This browser is signed in as ", who, ". Nothing was sent. What you typed is kept on this device, for you.");
    const reload = Object.assign(document.createElement("button"), { type: "button", className: "btn main", textContent: "Reload the page" });
    reload.addEventListener("click", () => location.reload());
    $(".step", box).replaceChildren(reload);
    if (!box.open) box.showModal();
    reload.focus();
    box.addEventListener("close", () => box.remove(), { once: true });
  }
  document.addEventListener("htmx:configRequest", ({ detail }) => { detail.headers["Page-User"] = user; });

  async function refresh(resend) {
    const response = await fetch(signedIn);
    if (!response.ok) { signedOut(resend); return; }
    waiting.push(resend);
    await again(await response.json());
    waiting = [];
  }

  /* How a request of htmx is sent once more: its form with the same button, else the same press. */
  function sender({ elt, target, requestConfig }) {
    const { triggeringEvent, verb, path } = requestConfig;
    const form = elt.closest?.("form");
    const button = triggeringEvent?.submitter;
    // Pressed, and not requestSubmit(button): htmx forgets a button that has lost the focus to the dialog.
    if (form && verb === "post") return () => { if (button?.isConnected) button.click(); else if (form.isConnected) form.requestSubmit(); };
    if (elt.isConnected && elt !== document.body && verb === "get") return () => htmx.ajax(verb, path, { source: elt, target });
    if (elt.isConnected && elt !== document.body) return () => htmx.trigger(elt, triggeringEvent?.type || "click");
    return () => htmx.ajax(verb, path, { target, swap: "innerHTML" });
  }

  const tried = new WeakSet();
  document.addEventListener("htmx:responseError", ({ detail }) => {
    const { status } = detail.xhr;
    const other = detail.xhr.getResponseHeader("Somebody-Else");
    if (other) { somebodyElse(decodeURIComponent(other)); return; }
    if (status === 401) signedOut(sender(detail));
    if (status === 403 && detail.xhr.getResponseHeader("Form-Expired") && !tried.has(detail.elt)) {
      tried.add(detail.elt);
      refresh(sender(detail));
    }
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt, verb } = detail.requestConfig;
    const form = elt.closest?.("form");
    if (!form || verb !== "post" || detail.xhr.status >= 400) return;
    tried.delete(elt);
    settle(form);
  });
  document.addEventListener("htmx:afterSettle", restore);

  window.hashiya.signedOut = signedOut;
  arrive();
})();
