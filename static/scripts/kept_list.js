// @ts-check
/* The list of the articles that are kept, on its own page or in place of one that was not kept. */

import { $$, data, make, the } from "./page.js";
import { askWorker, spokenSize, spokenTime } from "./asking_worker.js";
import { told } from "./sentences.js";

/** @typedef {import("./asking_worker.js").KeptArticle} KeptArticle */

/** @param {string} when @param {boolean} shown */
function show(when, shown) {
  for (const one of $$(`[data-when="${when}"]`)) one.hidden = !shown;
}

/** What a title of a page says, which has entities. @param {string} title */
function plain(title) {
  const said = new DOMParser().parseFromString(title, "text/html").body.textContent;
  return said.replace(/ · Hashiya$/, "");
}

/** @param {KeptArticle} article */
function lineOf({ address, title, made, bytes, journey }) {
  const line = make("li");
  const link = make("a", { href: address });
  link.append(make("bdi", { textContent: plain(title) }));
  const facts = [told("kept_at", { when: spokenTime(made) }), spokenSize(bytes)];
  if (journey) facts.push(told("kept_for_journey"));
  line.append(link, make("span", { className: "quiet small", textContent: facts.join(" · ") }));
  return line;
}

async function list() {
  /** @type {KeptArticle[]} */
  const articles = await askWorker("list");
  the("#kept-articles").replaceChildren(...articles.map(lineOf));
  show("none", !articles.length);
  show("some", articles.length > 0);
}

const here = location.pathname === data(the("#kept"), "here");
show("here", here);
show("elsewhere", !here);
if (navigator.serviceWorker) void list();
the("#kept-none").addEventListener("click", async () => {
  await askWorker("empty");
  await list();
});
