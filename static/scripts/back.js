// @ts-check
/* Back: a page older than this browser's last change is loaded anew, unless words in it were not sent. */

import { fields, root, targetOf } from "./page.js";

/** @type {WeakSet<EventTarget>} */
const sent = new WeakSet();
document.addEventListener("submit", ({ target }) => sent.add(target), true);
document.addEventListener("input", (event) => sent.delete(targetOf(event).form), true);

addEventListener("pageshow", ({ persisted }) => {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const back = persisted || visit?.type === "back_forward";
  const written = /(?:^|; )written=(\d+)/.exec(document.cookie)?.[1] ?? 0;
  const typed = fields("textarea, input:not([type=hidden])").some(
    (one) => one.value !== one.defaultValue && !sent.has(one.form),
  );
  if (back && !typed && +written >= +root.dataset.made) location.reload();
});
