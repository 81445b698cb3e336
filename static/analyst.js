// @ts-check
/* For analysts: all that the signed in have, and the workbench: mark a selection, review by keys, undo. Without this
   script the same is done with forms. */

import "./signed_in.js";
import "./scripts/review_queue.js";
import "./scripts/work_keys.js";
import "./scripts/work_clicks.js";
import "./scripts/unsent.js";
import "./scripts/doubts.js";
import "./scripts/english_keys.js";
import "./scripts/draft_lines.js";
