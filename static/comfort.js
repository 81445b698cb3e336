// @ts-check
/* What makes an article easy to read: where somebody stopped, minutes left, notes of one's own, reading
   aloud, one paragraph at a time, the five steps. Beside one of the other scripts on an article's page. */

import "./scripts/reading_place.js";
import "./scripts/minutes_left.js";
import "./scripts/own_notes.js";
import "./scripts/reading_aloud.js";
import "./scripts/saying.js";
import "./scripts/one_paragraph.js";
import "./scripts/steps_asked.js";
