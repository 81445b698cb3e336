// @ts-check
/* Which addresses the worker minds. */

/** Matches addresses like one in which each number is 0. @param {string} like */
const likeness = (like) => new RegExp(`^${like.replace(/\b0\b/g, "\\d+")}$`);

const ARTICLE = likeness(held.article);
const WORD = likeness(held.word);
const DOWNLOAD = /\.[a-z0-9]+$|\/file\/$/;
const NEVER = /^\/(?:admin|api|metrics|healthz|readyz)\b/;

/** @param {string} pathname */
export const isArticle = (pathname) => ARTICLE.test(pathname);

/** @param {string} pathname */
export const isWord = (pathname) => WORD.test(pathname);

/** @param {string} pathname */
export const isPicture = (pathname) => pathname.startsWith(held.pictures);

/** @param {string} pathname */
export const isStatic = (pathname) =>
  pathname.startsWith(held.static) && !pathname.startsWith(`${held.static}admin/`);

/** Whether a page in its place may tell that there is no network. @param {URL} url */
export const isPage = ({ pathname, searchParams }) =>
  !DOWNLOAD.test(pathname) && !NEVER.test(pathname) && !searchParams.has("download");
