// @ts-check
/* Keep articles for a journey: a collection's, or one. Without a service worker nothing offers it. */

import { $, $$, data, the, targetOf } from "./page.js";
import { askWorker, spokenSize } from "./asking_worker.js";
import { told } from "./sentences.js";

/** @typedef {import("./asking_worker.js").KeptArticle} KeptArticle */

/** @param {HTMLElement} box */
function addressesOf(box) {
  const ids = data(box, "articles").split(" ").filter(Boolean);
  return ids.map((id) => data(box, "article").replace(/\b0\b/, id));
}

/** @param {HTMLElement} box @returns {Promise<KeptArticle[]>} */
async function keptOf(box) {
  const all = new Set(addressesOf(box));
  /** @type {KeptArticle[]} */
  const kept = await askWorker("list");
  return kept.filter(({ address, journey }) => journey && all.has(address));
}

/** @param {HTMLElement} box @param {string} sentence */
function tellOfJourney(box, sentence) {
  the(".journey-told", box).textContent = sentence;
}

/** Say how many are kept, after what else there is to say. @param {HTMLElement} box @param {string[]} before */
async function showJourney(box, ...before) {
  const kept = await keptOf(box);
  const all = addressesOf(box).length;
  const size = spokenSize(kept.reduce((sum, { bytes }) => sum + bytes, 0));
  const count = kept.length;
  if (count) before.push(told(count < all ? "journey_some" : "journey_all", { count, all, size }));
  tellOfJourney(box, before.join(" "));
  the("[data-journey=keep]", box).hidden = count === all;
  the("[data-journey=remove]", box).hidden = !count;
  box.hidden = !all;
}

/** @param {HTMLElement} box */
async function keepAll(box) {
  void navigator.storage?.persist?.();
  const there = new Set((await keptOf(box)).map(({ address }) => address));
  const all = addressesOf(box);
  let [count, failed, full] = [there.size, 0, 0];
  for (const address of all.filter((one) => !there.has(one))) {
    tellOfJourney(box, told("journey_progress", { count, all: all.length }));
    /** @type {{ kept: boolean, full?: number }} */
    const answer = navigator.onLine ? await askWorker("keep", [address]) : { kept: false };
    if (answer.kept) count += 1;
    else failed += 1;
    full = answer.full ?? 0; // as many as are kept for journeys
    if (full) break;
  }
  const said = full ? told("journey_full", { most: full }) : told("journey_failed", { count: failed });
  await showJourney(box, ...(failed ? [said] : []));
}

/** @param {HTMLElement} box */
async function removeAll(box) {
  await askWorker("remove", addressesOf(box));
  await showJourney(box, told("journey_removed"));
}

document.addEventListener("click", async (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (targetOf(event).closest("[data-journey]"));
  const box = button && /** @type {HTMLElement} */ (button.closest(".journey"));
  if (!box) return;
  button.disabled = true;
  await (button.dataset.journey === "keep" ? keepAll(box) : removeAll(box));
  button.disabled = false;
});

if (navigator.serviceWorker && $(".journey")) {
  void navigator.serviceWorker.ready.then(() => Promise.all($$(".journey").map((box) => showJourney(box))));
}
