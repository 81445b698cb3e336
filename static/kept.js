// @ts-check
/* The page of what is kept on this device: it needs no network, and nothing of the other scripts. */

import "./scripts/kept_list.js";
