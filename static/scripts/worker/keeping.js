// @ts-check
/* Keeping an article: its page with what that is shown with, its pictures, its interlinear view. */

import { isPicture, isStatic } from "./addresses.js";
import { ensureFile } from "./files.js";
import { MOST, allOnShelf, onShelf, putOnShelf, takeOffShelf } from "./shelf.js";
import { changeStanding, noteWhose, saidBy, standing, whileStanding } from "./standing.js";

const NAMED = /(?:href|src)="([^"?#]+)"/g;
const LOOK = /\b(?:lang|data-theme|data-face|data-scale)="\w*"/g;
/* Shown in the gloss alone: it is fetched for a journey, else when a page asks for it. */
const GLOSS_FONT = /scheherazade/;

/** Whether the server lets an answer be kept. @param {Response} response */
export const mayKeep = (response) =>
  response.status === 200 && !response.redirected && !/\bno-store\b/.test(response.headers.get("Cache-Control") ?? "");

/** The answer as it is kept: its body was unpacked, and a page says that it is a copy.
 * @param {Response} response @param {string} text @param {Record<string, string>} more */
function copied(response, text, more) {
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(text.replace(/<html\b/, "<html data-kept"), { headers });
}

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/**
 * Keep the page of an article among those that were opened, or for a journey.
 * @param {string} shelf @param {string} address @param {Response} response @param {"opened" | "journey"} wanted
 */
export async function keepArticle(shelf, address, response, wanted) {
  const html = await response.text();
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? address;
  const made = `${saidBy(response)?.made ?? 0}`;
  const said = { "Kept-Title": encodeURIComponent(title), "Kept-Made": made, "Kept-Bytes": `${bytesOf(html)}` };
  await whileStanding(shelf, async () => {
    const part = (await onShelf(shelf, "journey", address)) ? "journey" : wanted;
    if (part === "journey") await takeOffShelf(shelf, "opened", address);
    await putOnShelf(shelf, part, address, copied(response, html, said));
  });
  const named = [...new Set([...html.matchAll(NAMED)].map(([, found]) => found))];
  const fonts = Object.entries(held.files).filter(([name]) => /^fonts/.test(name));
  const needed = fonts.filter(([name]) => wanted === "journey" || !GLOSS_FONT.test(name)).map(([, found]) => found);
  await Promise.all([...named.filter(isStatic), ...needed].map((one) => ensureFile(one).catch(() => {})));
  for (const one of named.filter(isPicture)) await keepPicture(shelf, one);
  await keepOfflinePage(shelf, html);
}

/** @param {string} shelf @param {string} address */
async function keepPicture(shelf, address) {
  if (await onShelf(shelf, "pictures", address)) return;
  const response = await fetch(address).catch(() => null);
  if (response && mayKeep(response)) {
    await whileStanding(shelf, () => putOnShelf(shelf, "pictures", address, response));
  }
}

/** Keep what is shown in place of pages that were not kept, in the language and colours of this page.
 * @param {string} shelf @param {string} html */
async function keepOfflinePage(shelf, html) {
  const head = html.slice(0, html.indexOf("<head>"));
  const look = [held.version, ...(head.match(LOOK) ?? [])].join(" ");
  if ((await standing()).look === look) return;
  const response = await fetch(held.offline).catch(() => null);
  if (!response?.ok || (await noteWhose(response)) !== shelf) return;
  await whileStanding(shelf, async () => {
    await putOnShelf(shelf, "offline", held.offline, response);
    await changeStanding({ look });
  });
}

/** Ask for an article, and keep it; how that went. @param {string} address @param {"opened" | "journey"} wanted */
export async function fetchArticle(address, wanted) {
  // a page that was just opened is in the browser's own cache
  const response = await fetch(address, { cache: wanted === "opened" ? "force-cache" : "no-cache" });
  const shelf = await noteWhose(response);
  if (!shelf || !mayKeep(response)) return { kept: false };
  if (wanted === "journey" && !(await hasRoom(shelf, address))) return { kept: false, full: MOST.journey };
  await keepArticle(shelf, address, response, wanted);
  if (wanted === "journey") await keepInterlinear(shelf, `${address}?view=interlinear`);
  return { kept: true };
}

/** @param {string} shelf @param {string} address */
async function hasRoom(shelf, address) {
  const there = await allOnShelf(shelf, "journey");
  return there.length < MOST.journey || there.some(({ url }) => url.pathname === address);
}

/** @param {string} shelf @param {string} address */
async function keepInterlinear(shelf, address) {
  const response = await fetch(address, { headers: { "HX-Request": "true" } });
  if ((await noteWhose(response)) === shelf && mayKeep(response)) await keepPart(shelf, "views", address, response);
}

/** Keep a gloss or a view. @param {string} shelf @param {"views" | "glosses"} part @param {string} address
 * @param {Response} response */
export async function keepPart(shelf, part, address, response) {
  const text = await response.text();
  await whileStanding(shelf, () => putOnShelf(shelf, part, address, copied(response, text, {})));
}

/** The articles that are kept, those for a journey first. @param {string} shelf @returns {Promise<KeptArticle[]>} */
export async function keptArticles(shelf) {
  /** @type {("journey" | "opened")[]} */
  const parts = ["journey", "opened"];
  const found = await Promise.all(
    parts.map(async (part) =>
      (await allOnShelf(shelf, part)).map(({ url, response }) => ({
        address: url.pathname,
        title: decodeURIComponent(response?.headers.get("Kept-Title") ?? ""),
        made: +(response?.headers.get("Kept-Made") ?? 0),
        bytes: +(response?.headers.get("Kept-Bytes") ?? 0),
        journey: part === "journey",
      })),
    ),
  );
  return found.flat();
}

/** Have an article no more. @param {string} shelf @param {string} address */
export async function forgetArticle(shelf, address) {
  await takeOffShelf(shelf, "opened", address);
  await takeOffShelf(shelf, "journey", address);
  await takeOffShelf(shelf, "views", `${address}?view=interlinear`);
}
