// @ts-check
/* For whoever is signed in: all that readers have, and keeping: nothing that somebody typed is lost. Without this
   script the server keeps what a form sent until its sender has signed in. */

import "./reader.js";
import "./scripts/signing_in.js";
import "./scripts/leaving.js";
import "./scripts/word_states.js";
