// @ts-check
/* Back: a page older than this browser's last change is loaded anew, unless words in it were not sent. */

import { data, fields, root, targetOf } from "./page.js";

/** The forms that were sent. @type {WeakSet<EventTarget>} */
const sent = new WeakSet();
document.addEventListener("submit", (event) => sent.add(targetOf(event)), true);
document.addEventListener("input", (event) => {
  const { form } = targetOf(event);
  if (form) sent.delete(form);
}, true);

addEventListener("pageshow", ({ persisted }) => {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const back = persisted || visit?.type === "back_forward";
  const written = /(?:^|; )written=(\d+)/.exec(document.cookie)?.[1] ?? 0;
  const typed = fields("textarea, input:not([type=hidden])").some(
    (one) => one.value !== one.defaultValue && !(one.form && sent.has(one.form)),
  );
  if (back && !typed && +written >= +data(root, "made")) location.reload();
});
