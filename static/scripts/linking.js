// @ts-check
/* The same actor in a row, or the whole of a quotation: in both languages and in the margin, tinted together. */

import { $, $$, root, targetOf } from "./page.js";

const LINKED = ["a.mark", ".quote", ".glyph", ".entry.actor", ".entry.quotation"].join(", ");

/**
 * All pieces of a row's quotation: from each that says that it begins here, to the one that ends it.
 * @param {Element} row @param {string} number
 */
function extent(row, number) {
  return $$(`[data-q="${number}"]`, row).flatMap((first) => {
    const mixed = first.matches(".mixed");
    /** @param {Element} piece */
    const ownMark = (piece) =>
      !mixed && (piece.matches(".glyph") ? piece !== first : $$(".glyph", piece).length > Number(piece === first));
    const pieces = [];
    for (let at = /** @type {Element | null} */ (first); at; at = at.nextElementSibling) {
      if (at.matches(".quote, .glyph")) pieces.push(at);
      if (at.matches(".closes") || ownMark(at)) break;
    }
    return pieces;
  });
}

/** The number of the quotation that a piece of a row belongs to. @param {Element} row @param {HTMLElement} piece */
function numberAt(row, piece) {
  let at = /** @type {HTMLElement | null} */ (piece);
  while (at && !at.dataset.q) at = /** @type {HTMLElement | null} */ (at.previousElementSibling);
  const number = at?.dataset.q;
  return number && extent(row, number).includes(piece) ? number : null;
}

/** @param {Element} target */
function link(target) {
  const over = target.closest?.(LINKED) || $(".entry.quotation:target");
  const row = over?.closest(".row");
  const entries = row ? $$(".entry.quotation", row) : [];
  const name = over?.matches(".entry.actor") ? $(".name", over) : over?.matches("a.mark") && over;
  $$(".row .selected").forEach((one) => one.classList.remove("selected"));
  if (!over || !row) return;
  const entry = /** @type {HTMLElement} */ (over);
  const number = over.matches(".entry.quotation") ? `${entries.indexOf(entry) + 1}` : numberAt(row, entry);
  const links = name ? $$(`a[href="${name.getAttribute("href")}"]`, row) : [];
  const same = links.map((one) => one.closest(".entry.actor") || one);
  const words = number ? [...extent(row, number), entries[+number - 1]] : [];
  [...same, ...words].forEach((one) => one?.classList.add("selected"));
}
addEventListener("hashchange", () => link(root));
link(root);
document.addEventListener("mouseover", (event) => link(targetOf(event)));
document.addEventListener("focusin", (event) => link(targetOf(event)));
