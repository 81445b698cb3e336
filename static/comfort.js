// @ts-check
/* What makes an article easy to read: where somebody stopped, minutes left, notes of one's own. Beside one of the other scripts on
   an article's page. */

import "./scripts/reading_place.js";
import "./scripts/minutes_left.js";
import "./scripts/own_notes.js";
