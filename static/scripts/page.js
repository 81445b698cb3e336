// @ts-check
/* What every script needs: finding elements, and telling those who listen. */

export const root = document.documentElement;

/** The first such element, if there is one. @type {(selector: string, within?: ParentNode) => HTMLElement | null} */
export const $ = (selector, within = document) => within.querySelector(selector);

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
export const $$ = (selector, within = document) =>
  /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

/**
 * What must be there; where it is not, an error says what is missing.
 * @template Found
 * @param {Found | null | undefined} found @param {string} name @returns {Found}
 */
export function certain(found, name) {
  if (found === null || found === undefined) throw new Error(`missing:${name}`);
  return found;
}

/** The element that must be there. @param {string} selector @param {ParentNode} [within] */
export const the = (selector, within) => certain($(selector, within), selector);

/** What an element must say of itself in an attribute `data-…`. @param {HTMLElement} element @param {string} key */
export const data = (element, key) => certain(element.dataset[key], `data-${key}`);

/* The same, where a selector names fields. */
export const field = /** @type {(selector: string, within?: ParentNode) => HTMLInputElement | null} */ ($);
export const theField = /** @type {(selector: string, within?: ParentNode) => HTMLInputElement} */ (the);
export const fields = /** @type {(selector: string, within?: ParentNode) => HTMLInputElement[]} */ ($$);

/**
 * Where an event happened; the document itself has no `closest`.
 * @param {Event} event @returns {HTMLInputElement}
 */
export const targetOf = (event) => /** @type {HTMLInputElement} */ (event.target);

/** @returns {HTMLElement} */
export const focused = () => /** @type {HTMLElement} */ (document.activeElement);

/**
 * Make an element with these properties.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Partial<HTMLElementTagNameMap[Name]>} properties @returns {HTMLElementTagNameMap[Name]}
 */
export const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

/** Tell a sentence to those who listen to the page. @param {string} text */
export function say(text) {
  the("#live").textContent = text;
}

/** What an element says, in one line. @param {Element} element */
export const lineOfText = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** How many code points a text has. @param {string} text */
export const points = (text) => [...text].length;

/** @param {Element} target */
export const typing = (target) => target.closest("textarea, select, input:not([type=radio], [type=checkbox])");

/** The open dialog that has the keys to itself; a gloss leaves them to the text until it is corrected. */
export const dialog = () =>
  $$(":popover-open, dialog[open]").findLast((one) => one.id !== "gloss" || $("details.fix[open]", one));

export const keysOn = () => root.dataset.keys !== "off";

/** @param {KeyboardEvent | MouseEvent} event */
export const withModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;
