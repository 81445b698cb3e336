// @ts-check
/* What scripts say, in the language of the page: sentences come from Django's catalogue, under keys. */

import { root } from "./page.js";

/* Of each sentence with a number there is a form for these numbers, which every language's plurals are among. */
const SAMPLES = [0, 1, 2, 3, 11, 100];
const PLACE = /%\((\w+)\)s/;

/** @param {string} key @param {number} count */
function sentence(key, count) {
  const found = sentences[key];
  if (!Array.isArray(found)) return found;
  const plural = new Intl.PluralRules(root.lang);
  return found[SAMPLES.findIndex((sample) => plural.select(sample) === plural.select(count))] ?? found.at(-1);
}

/**
 * The sentence of a key, with values in their places; `count` chooses its form.
 * @param {string} key @param {Record<string, string | number>} [values]
 */
export const told = (key, values = {}) => toldWith(key, values).join("");

/**
 * The same as pieces to put into an element, where a value may be an element.
 * @template {string | number | Node} Value
 * @param {string} key @param {Record<string, Value>} values
 */
export const toldWith = (key, values) =>
  sentence(key, Number(values.count))
    .split(PLACE)
    .map((piece, at) => (at % 2 ? /** @type {Exclude<Value, number>} */ (values[piece]) : piece));
