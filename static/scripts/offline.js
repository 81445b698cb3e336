// @ts-check
/* Reading without a network: the service worker is set up, the article that is open is kept, and a kept page
   says that it is one. */

import { $, data, make, root, the } from "./page.js";
import { askWorker, spokenTime } from "./asking_worker.js";
import { told } from "./sentences.js";

/* A page that came through the worker was kept by it. */
const passed = Boolean(navigator.serviceWorker?.controller);

async function setUp() {
  if (!navigator.serviceWorker || root.dataset.kept !== undefined) return;
  const set = await navigator.serviceWorker.register(data(root, "worker"), { updateViaCache: "none" });
  if (set && !passed && $("#edition")) await askWorker("opened", [location.pathname]);
}

/* Where the browser allows no worker, pages are read as before. */
addEventListener("load", () => void setUp().catch(() => {}));

if (root.dataset.kept !== undefined) {
  const when = spokenTime(+data(root, "made"));
  the("#main").prepend(
    make("p", { className: "kept-line", textContent: told("read_without_network", { when }) }),
  );
}
