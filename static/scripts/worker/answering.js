// @ts-check
/* What a page asks for: from the network, and from the shelf where there is none. */

import { isArticle, isPage, isPicture, isStatic, isWord } from "./addresses.js";
import { fileFor, strangersOffline } from "./files.js";
import { forgetArticle, keepArticle, keepPart, mayKeep } from "./keeping.js";
import { onShelf } from "./shelf.js";
import { noteWhose, signOut, standing, whileStanding } from "./standing.js";
import { worker } from "./scope.js";

/* How long the network may take, in milliseconds, where an article is kept. */
const PATIENCE = 8000;
const GONE = [403, 404, 410];

/** What is kept of an article. @param {string} address */
async function keptPage(address) {
  if (!isArticle(address)) return undefined;
  const { shelf } = await standing();
  return (await onShelf(shelf, "journey", address)) ?? (await onShelf(shelf, "opened", address));
}

async function offlinePage() {
  const { shelf } = await standing();
  return (await onShelf(shelf, "offline", held.offline)) ?? (await strangersOffline()) ?? Response.error();
}

/** The network's answer; where it takes long, what is kept. @param {Promise<Response>} asked @param {string} address */
async function patiently(asked, address) {
  const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const late = isArticle(address) ? waited.then(() => keptPage(address)) : new Promise(() => {});
  return /** @type {Response | undefined} */ (await Promise.race([asked, late])) ?? asked;
}

/** Keep a page that came, or have it no more where it is gone. @param {Response} response @param {string} address */
async function takeNote(response, address) {
  const shelf = await noteWhose(response);
  if (!shelf || !isArticle(address)) return;
  if (mayKeep(response)) await keepArticle(shelf, address, response, "opened");
  else if (GONE.includes(response.status)) await whileStanding(shelf, () => forgetArticle(shelf, address));
}

/** @param {FetchEvent} event @param {string} address */
async function pageFor(event, address) {
  const asked = fetch(event.request);
  event.waitUntil(asked.then((response) => takeNote(response.clone(), address)).catch(() => {}));
  try {
    return await patiently(asked, address);
  } catch {
    return (await keptPage(address)) ?? offlinePage();
  }
}

/** A gloss, or another view of an article. @param {FetchEvent} event @param {URL} url */
async function partFor(event, { pathname, search }) {
  const part = isWord(pathname) ? "glosses" : "views";
  const address = pathname + search;
  try {
    const response = await fetch(event.request);
    const copy = response.clone();
    const keep = async () => {
      const shelf = await noteWhose(copy);
      if (shelf && mayKeep(copy)) await keepPart(shelf, part, address, copy);
    };
    event.waitUntil(keep().catch(() => {}));
    return response;
  } catch {
    const kept = await onShelf((await standing()).shelf, part, address);
    return kept ?? new Response("", { status: 504 });
  }
}

/** @param {FetchEvent} event @param {string} address */
async function pictureFor(event, address) {
  try {
    return await fetch(event.request);
  } catch {
    return (await onShelf((await standing()).shelf, "pictures", address)) ?? Response.error();
  }
}

/** @param {FetchEvent} event @param {URL} url @returns {Promise<Response> | null} */
function answerTo(event, url) {
  const { request } = event;
  const { pathname } = url;
  if (request.mode === "navigate") return isPage(url) ? pageFor(event, pathname) : null;
  if (isStatic(pathname)) return fileFor(event, pathname);
  if (isPicture(pathname)) return pictureFor(event, pathname);
  const isPart = isWord(pathname) || isArticle(pathname);
  return isPart && request.headers.get("HX-Request") ? partFor(event, url) : null;
}

worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.method === "POST" && url.pathname === held.signOut) event.waitUntil(signOut());
  if (event.request.method !== "GET") return;
  const answer = answerTo(event, url);
  if (answer) event.respondWith(answer);
});
