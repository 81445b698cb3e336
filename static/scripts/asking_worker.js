// @ts-check
/* Questions to the service worker, and how its answers are said. */

import { root } from "./page.js";

/** @typedef {{ address: string, title: string, made: number, bytes: number, journey: boolean }} KeptArticle */

/**
 * Ask the worker; there must be one.
 * @template Answer
 * @param {string} question @param {string[]} [addresses] @returns {Promise<Answer>}
 */
export async function askWorker(question, addresses = []) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => {
    port1.onmessage = ({ data: answer }) => resolve(answer);
  });
  active?.postMessage({ question, addresses }, [port2]);
  return answered;
}

/** Numbers as the pages write them, in either language. */
const spoken = `${root.lang}-u-nu-latn`;

/** A moment of the server's, in words. @param {number} milliseconds */
export const spokenTime = (milliseconds) =>
  new Intl.DateTimeFormat(spoken, { dateStyle: "long", timeStyle: "short" }).format(milliseconds);

/** @param {number} bytes */
export function spokenSize(bytes) {
  const [unit, value] = bytes < 1e6 ? ["kilobyte", Math.ceil(bytes / 1e3)] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat(spoken, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
