// @ts-check
/* Signed out meanwhile: sign in on the page, then what was asked for is sent again. */

import { $, $$, data, fields, focused, make, root, say, the } from "./page.js";
import { restore, settle } from "./drafts.js";
import { current } from "./cursor.js";
import { openGloss } from "./gloss.js";
import { told, toldWith } from "./sentences.js";

const user = data(root, "user");
const signIn = data(root, "signIn");
const signedIn = data(root, "signedIn");

/** What is sent again. @type {(() => void)[]} */
let unsent = [];

function signInDialog() {
  const found = /** @type {HTMLDialogElement | null} */ ($("#sign-in"));
  if (found) return found;
  const box = make("dialog", { id: "sign-in" });
  box.setAttribute("aria-labelledby", "sign-in-h");
  const later = make("button", { type: "button", className: "button plain", textContent: told("later") });
  later.addEventListener("click", () => box.close());
  box.append(
    make("h2", { id: "sign-in-h", textContent: told("you_are_signed_out") }),
    make("p", { textContent: told("nothing_is_lost") }),
    make("div", { className: "step" }),
    later,
  );
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    showStep(fetch(form.action, { method: "POST", body: new FormData(form, event.submitter) }));
  });
  box.addEventListener("close", () => {
    unsent = [];
  });
  document.body.append(box);
  return box;
}

/** Show the form of the page that the sign-in answers with, until it is done. @param {Promise<Response>} answer */
async function showStep(answer) {
  const place = the(".step", signInDialog());
  try {
    const response = await answer;
    const { pathname } = new URL(response.url);
    if (pathname === signedIn && response.ok) {
      await sendAgain(await response.json());
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const form = /** @type {HTMLFormElement} */ (the("main form[method=post]", page));
    form.action = new URL(form.getAttribute("action") || response.url, response.url).href;
    place.replaceChildren(...$$("main .message.bad", page), form);
    ($("input:not([type=hidden])", place) || form).focus();
  } catch {
    const link = make("a", { href: signIn, target: "_blank", textContent: told("sign_in_elsewhere") });
    place.replaceChildren(...toldWith("sign_in_failed", { link }));
  }
}

/** @param {() => void} [resend] */
function signedOut(resend) {
  if (resend) unsent.push(resend);
  const box = signInDialog();
  if (box.open) return;
  // A modal dialog closes the card or palette that is open: it comes back, with what is typed in it.
  const [over] = $$(":popover-open");
  const before = focused();
  const bringBack = () => {
    if (!over?.isConnected) return;
    over.showPopover();
    before.focus();
  };
  box.addEventListener("close", bringBack, { once: true });
  box.showModal();
  say(told("signed_out_still_here"));
  showStep(fetch(`${signIn}?next=${encodeURIComponent(signedIn)}`));
}

/** @param {{ user: string, name: string, token: string }} who */
async function sendAgain({ user: who, name, token }) {
  if (who !== user) {
    tellOfSomebodyElse(name);
    return;
  }
  for (const one of fields("input[name=csrfmiddlewaretoken]")) one.value = token;
  const resend = unsent;
  const box = /** @type {HTMLDialogElement | null} */ ($("#sign-in"));
  const send = () => {
    say(told("signed_in_again"));
    for (const one of resend) one();
  };
  if (!box?.open) {
    send();
    return;
  }
  box.addEventListener("close", send, { once: true });
  box.close();
}

/**
 * This page is of one person, and another is signed in now: nothing of it may be sent under the other's name.
 * @param {string} name
 */
function tellOfSomebodyElse(name) {
  const box = signInDialog();
  the("h2", box).textContent = told("somebody_else");
  the("p", box).replaceChildren(...toldWith("signed_in_as", { name: make("bdi", { textContent: name }) }));
  const reload = make("button", { type: "button", className: "button main", textContent: told("reload") });
  reload.addEventListener("click", () => location.reload());
  the(".step", box).replaceChildren(reload);
  if (!box.open) box.showModal();
  reload.focus();
  box.addEventListener("close", () => box.remove(), { once: true });
}
document.addEventListener("htmx:configRequest", ({ detail }) => {
  detail.headers["Page-User"] = user;
});

/** Send again with the token of now, where one is signed in. @param {() => void} resend */
async function refresh(resend) {
  const response = await fetch(signedIn);
  if (!response.ok) {
    signedOut(resend);
    return;
  }
  unsent.push(resend);
  await sendAgain(await response.json());
  unsent = [];
}

/** How a request of htmx is sent once more: its form with the same button, else the same press.
 * @param {HtmxDetail} detail */
function sender({ elt, target, requestConfig }) {
  const { triggeringEvent, verb, path } = requestConfig;
  const form = elt.closest?.("form");
  const button = triggeringEvent?.submitter;
  const word = current();
  if (word && target.id === "gloss-body" && verb === "get") return () => openGloss(word, true);
  // Pressed, and not requestSubmit(button): htmx forgets a button that has lost the focus to the dialog.
  if (form && verb === "post") {
    return () => {
      if (button?.isConnected) button.click();
      else if (form.isConnected) form.requestSubmit();
    };
  }
  if (elt.isConnected && elt !== document.body && verb === "get") {
    return () => htmx.ajax(verb, path, { source: elt, target });
  }
  if (elt.isConnected && elt !== document.body) return () => htmx.trigger(elt, triggeringEvent?.type || "click");
  return () => htmx.ajax(verb, path, { target, swap: "innerHTML" });
}

/** @type {WeakSet<Element>} */
const tried = new WeakSet();
document.addEventListener("htmx:responseError", ({ detail }) => {
  const { status } = detail.xhr;
  const other = detail.xhr.getResponseHeader("Somebody-Else");
  if (other) {
    tellOfSomebodyElse(decodeURIComponent(other));
    return;
  }
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
