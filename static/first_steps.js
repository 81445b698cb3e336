// @ts-check
/* The five steps for newcomers: on an article that was asked for with them. Without this script they stand on the
   help page. */

import "./scripts/first_steps.js";
