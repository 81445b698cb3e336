// @ts-check
/* The review of one's own words: by keys, and aloud. Beside one of the other scripts on its page; without this
   script the cards are answered by buttons. */

import "./scripts/word_review.js";
import "./scripts/saying.js";
