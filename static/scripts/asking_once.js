// @ts-check
/* A form of filters that is sent twice with the same in it, by a change and by Enter, is asked once. */

/** What each form is asking just now. @type {WeakMap<Element, string>} */
const asking = new WeakMap();

document.addEventListener("htmx:confirm", (event) => {
  const form = event.detail.elt;
  if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
  const filled = JSON.stringify([...new FormData(form)]);
  if (asking.get(form) === filled) event.preventDefault();
  else asking.set(form, filled);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status) asking.delete(detail.elt); // without one, another was asked in its place
});
document.addEventListener("htmx:sendError", ({ detail }) => asking.delete(detail.elt));
