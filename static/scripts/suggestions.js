// @ts-check
/* From one suggestion of an article to the next; its card, which the server draws, has what judges it. */

import { $, $$, certain, data, say } from "./page.js";
import { current } from "./cursor.js";
import { told } from "./sentences.js";
import { addressOn, edition, hideWork, openWork } from "./work.js";

/** The numbers of the marks that wait, in their order. */
export const suggestions = () => $$("[data-s]").flatMap((row) => data(row, "s").split(" "));

/** The mark whose card was opened last. @type {string | null} */
let shown = null;

/** @param {string} id */
export function noteShown(id) {
  shown = id;
}

/** @param {string} id */
const pieceOf = (id) => $(`.matn [data-a~="${id}"], h1 [data-a~="${id}"]`);

/** @param {string} id */
export function openCard(id) {
  const piece = pieceOf(id);
  const beneath = piece || certain(edition(), "#edition");
  shown = id;
  const still = matchMedia("(prefers-reduced-motion:reduce)").matches;
  piece?.scrollIntoView({ block: "center", behavior: still ? "instant" : "auto" });
  const rects = () => [...beneath.getClientRects()].filter((rect) => rect.width);
  return openWork(addressOn("cardUrl").replace("/0/", `/${id}/`), { rects });
}

/** Go on, or back, from a mark. @param {number} by @param {string | null} [from] */
export function goOn(by, from = shown) {
  const ids = suggestions();
  if (!ids.length) {
    hideWork();
    say(told("no_suggestion_left"));
    return;
  }
  const at = ids.indexOf(String(from));
  const edge = by > 0 ? 0 : ids.length - 1;
  openCard(ids[at < 0 ? edge : (at + by + ids.length) % ids.length]);
}

/** @param {Element | null} piece */
function isInView(piece) {
  const rect = piece?.getBoundingClientRect();
  return rect && rect.bottom > 60 && rect.top < innerHeight;
}

/** The next mark without a judgement from here on: from the word, the card that was open, or what is in view. */
export function jump() {
  const ids = suggestions();
  const word = current();
  if (!word && shown && ids.includes(shown) && isInView(pieceOf(shown))) {
    goOn(1);
    return;
  }
  const next = ids.find((id) => {
    const piece = pieceOf(id);
    if (!piece) return false;
    if (!word) return piece.getBoundingClientRect().bottom > 60;
    return Boolean(word.line.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  if (next) openCard(next);
  else goOn(1, null);
}
