// @ts-check
/* Style sheets, scripts and fonts: those whose names have a digest never change, and are asked for but once. */

import { LOOSELY } from "./shelf.js";

const BEFORE = "static-";
export const FILES = `${BEFORE}${held.version}`;
const DIGEST = /\.[0-9a-f]{12}(?=\.\w+$)/;

/** What the page for what was not kept needs, in every language. */
const FOR_ALL = /^(?:(?:reader|offline)\.css|kept\.js|sentences|icon\.svg)/;
const ALWAYS = Object.keys(held.files).filter((name) => FOR_ALL.test(name));

/** A file's name among ours. @param {string} pathname */
const fileName = (pathname) => pathname.slice(held.static.length).replace(DIGEST, "");

/** Have a file kept, unless it is. @param {string} address */
export async function ensureFile(address) {
  const cache = await caches.open(FILES);
  if (DIGEST.test(address) && (await cache.match(address, LOOSELY))) return;
  const response = await fetch(address);
  if (response.status === 200) await cache.put(address, response);
}

/** @param {FetchEvent} event @param {string} pathname */
export async function fileFor(event, pathname) {
  const cache = await caches.open(FILES);
  const kept = DIGEST.test(pathname) ? await cache.match(pathname, LOOSELY) : undefined;
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (response.status === 200) event.waitUntil(cache.put(pathname, response.clone()));
    return response;
  } catch {
    // a page that was kept before an upgrade asks for files of then: those of now are shown with it
    const now = held.files[fileName(pathname)];
    const found = (await cache.match(pathname, LOOSELY)) ?? (now && (await cache.match(now, LOOSELY)));
    return found || Response.error();
  }
}

/** Keep of this version what the caches before it had. */
export async function fillFiles() {
  const former = (await caches.keys()).filter((name) => name.startsWith(BEFORE) && name !== FILES);
  const names = new Set(ALWAYS);
  for (const name of former) {
    for (const { url } of await (await caches.open(name)).keys()) names.add(fileName(new URL(url).pathname));
  }
  await Promise.all([...names].map((name) => held.files[name] && ensureFile(held.files[name])));
  const offline = await fetch(held.offline, { credentials: "omit" });
  if (!offline.ok) throw new Error(`${held.offline} ${offline.status}`);
  await (await caches.open(FILES)).put(held.offline, offline);
}

/** The page for what was not kept, as a stranger sees it. */
export const strangersOffline = async () => (await caches.open(FILES)).match(held.offline, LOOSELY);

/** Drop what earlier versions kept. */
export async function dropFormerFiles() {
  const former = (await caches.keys()).filter((name) => name.startsWith(BEFORE) && name !== FILES);
  await Promise.all(former.map((name) => caches.delete(name)));
}
