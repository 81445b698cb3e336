// @ts-check
/* The five steps for newcomers: on an article whose reader has not answered yet, or asks for them. Without this
   script they stand on the help page. */

import "./scripts/first_steps.js";
