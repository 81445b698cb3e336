// @ts-check
/* How many minutes of an article are left, while it is scrolled. */

import { $, certain, data } from "./page.js";
import { atTheEnd, paragraphHere, paragraphs, whenScrolled } from "./paragraphs.js";
import { told } from "./sentences.js";

/** The line of a row. @param {Element} row */
const textOf = (row) => certain($("[data-o]", row), "[data-o]");

/** Where a row's text begins in the article. @param {Element} row */
const startOf = (row) => +data(textOf(row), "o");

/** Which part of the text is left, from 1 at the beginning to 0. */
function left() {
  const rows = paragraphs();
  const here = paragraphHere() ?? rows[0];
  const last = rows[rows.length - 1];
  const end = startOf(last) + textOf(last).textContent.length;
  return atTheEnd() ? 0 : (end - startOf(here)) / (end - startOf(rows[0]));
}

const shown = $("#minutes-left");

function tell() {
  if (!shown || !paragraphs().length) return;
  const count = Math.ceil(left() * +data(shown, "minutes"));
  shown.hidden = !count || scrollY < 100;
  shown.textContent = told("minutes_left", { count });
}
whenScrolled(tell);
