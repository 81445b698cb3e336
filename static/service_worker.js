// @ts-check
/* The service worker: articles that were opened, or kept for a journey, are read again without a network.
   Only these, their glosses, pictures and views are kept, on a shelf of the account whose pages they are; nothing
   that was sent, and no other page. */

import "./scripts/worker/settling.js";
import "./scripts/worker/answering.js";
import "./scripts/worker/messages.js";
