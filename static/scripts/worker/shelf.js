// @ts-check
/* Shelves: what is kept, for each account in caches of its own, and never more than so much. */

/** How many there may be of each part; the oldest goes. Of those for a journey none goes by itself. */
export const MOST = { opened: 100, journey: held.journey, views: 300, glosses: 2000, pictures: 600, offline: 1 };

/** @typedef {keyof typeof MOST} Part */

/** @param {string} shelf @param {Part} part */
const cacheName = (shelf, part) => `shelf ${shelf} ${part}`;

/** The answer does not depend on who asks: the shelf does. */
export const LOOSELY = { ignoreVary: true };

/** Do one thing after another, whatever else goes on. @template Found @param {() => Promise<Found>} work */
export const inTurn = (work) => /** @type {Promise<Found>} */ (navigator.locks.request("shelf", work));

/** @param {string} shelf @param {Part} part @param {string} address */
export async function onShelf(shelf, part, address) {
  const name = cacheName(shelf, part);
  return (await caches.has(name)) ? (await caches.open(name)).match(address, LOOSELY) : undefined;
}

/** @param {string} shelf @param {Part} part @param {string} address @param {Response} response */
export async function putOnShelf(shelf, part, address, response) {
  const cache = await caches.open(cacheName(shelf, part));
  await cache.delete(address, LOOSELY); // so that the newest is the last
  await cache.put(address, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST[part])).map((old) => cache.delete(old, LOOSELY)));
}

/** @param {string} shelf @param {Part} part @param {string} address */
export async function takeOffShelf(shelf, part, address) {
  const name = cacheName(shelf, part);
  if (await caches.has(name)) await (await caches.open(name)).delete(address, LOOSELY);
}

/** What is on a part of a shelf, the newest first. @param {string} shelf @param {Part} part */
export async function allOnShelf(shelf, part) {
  const name = cacheName(shelf, part);
  const cache = (await caches.has(name)) ? await caches.open(name) : null;
  const found = cache ? await cache.keys() : [];
  const both = found.map(async ({ url }) => ({ url: new URL(url), response: await cache?.match(url, LOOSELY) }));
  return (await Promise.all(both)).reverse();
}

/** Empty all shelves but one; all, where that is "". @param {string} shelf */
export async function emptyOthers(shelf) {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith("shelf ") && !(shelf && name.startsWith(`shelf ${shelf} `)),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}
