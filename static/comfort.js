// @ts-check
/* What makes an article easy to read: where somebody stopped, minutes left. Beside one of the other scripts on
   an article's page. */

import "./scripts/reading_place.js";
import "./scripts/minutes_left.js";
