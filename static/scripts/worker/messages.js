// @ts-check
/* What pages ask the worker: to keep articles, to have them no more, and which there are. */

import { isArticle } from "./addresses.js";
import { fetchArticle, forgetArticle, keptArticles } from "./keeping.js";
import { emptyOthers, inTurn } from "./shelf.js";
import { changeStanding, standing, whileStanding } from "./standing.js";
import { worker } from "./scope.js";

/** @typedef {{ addresses?: string[] }} Question */

/** @param {"opened" | "journey"} wanted @returns {(question: Question) => Promise<unknown>} */
const keeper = (wanted) => async ({ addresses: [address] = [] }) =>
  isArticle(address ?? "") ? fetchArticle(address, wanted) : { kept: false };

/** @type {Record<string, (question: Question) => Promise<unknown>>} */
const answers = {
  opened: keeper("opened"),
  keep: keeper("journey"),
  list: async () => keptArticles((await standing()).shelf),
  remove: async ({ addresses = [] }) => {
    const { shelf } = await standing();
    await whileStanding(shelf, () => Promise.all(addresses.map((address) => forgetArticle(shelf, address))));
  },
  empty: () =>
    inTurn(async () => {
      await emptyOthers("");
      await changeStanding({ look: "" });
    }),
};

worker.addEventListener("message", (event) => {
  const answer = answers[event.data.question];
  const [port] = event.ports;
  if (!answer) return;
  const failed = () => ({ kept: false });
  event.waitUntil(answer(event.data).catch(failed).then((found) => port?.postMessage(found ?? null)));
});
