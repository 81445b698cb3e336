// @ts-check
/* Whose pages are kept: each page says it in a header. A page of somebody else empties what was kept before. */

import { emptyOthers, inTurn } from "./shelf.js";

const CACHE = "standing";
const ADDRESS = "/kept/standing";
const NOBODY = { shelf: "", made: 0, look: "" };

/** @type {Standing | null} */
let known = null;

/** @returns {Promise<Standing>} */
export async function standing() {
  if (known) return known;
  const stored = await (await caches.open(CACHE)).match(ADDRESS);
  known ??= stored ? await stored.json() : NOBODY;
  return known ?? NOBODY;
}

/** @param {Partial<Standing>} news */
export async function changeStanding(news) {
  known = { ...(await standing()), ...news };
  await (await caches.open(CACHE)).put(ADDRESS, Response.json(known));
}

/** Whose a page says that it is, and when it was made. @param {Response} response */
export function saidBy(response) {
  const [shelf, made] = (response.headers.get("Shelf") ?? "").split(" ");
  return shelf && made ? { shelf, made: +made } : null;
}

/**
 * Take note whose page it is; the shelf on which it may be kept, "" for none. A browser that goes back may show a
 * page from before somebody else signed in: that one changes nothing.
 * @param {Response} response @returns {Promise<string>}
 */
export async function noteWhose(response) {
  const said = saidBy(response);
  if (!said) return "";
  return inTurn(async () => {
    const now = await standing();
    if (said.shelf !== now.shelf) {
      if (said.made <= now.made) return "";
      await emptyOthers(said.shelf);
      await changeStanding({ ...said, look: "" });
    } else if (said.made > now.made) await changeStanding({ made: said.made });
    return said.shelf;
  });
}

/** Whoever reads here signs out: nothing stays. */
export const signOut = () =>
  inTurn(async () => {
    await emptyOthers("");
    await changeStanding({ shelf: "", look: "" });
  });

/** Do something to a shelf, if it is still that of whoever reads here. @param {string} shelf
 * @param {() => Promise<unknown>} work */
export const whileStanding = (shelf, work) =>
  inTurn(async () => {
    if (shelf && (await standing()).shelf === shelf) await work();
  });
