// @ts-check
/* Hashiya: glosses, word cursor and keys. Without this script everything but these works. */

import "./scripts/requests.js";
import "./scripts/asking_once.js";
import "./scripts/chosen_files.js";
import "./scripts/toolbar.js";
import "./scripts/pointer.js";
import "./scripts/linking.js";
import "./scripts/keys.js";
import "./scripts/back.js";
import "./scripts/copying.js";
import "./scripts/offline.js";
import "./scripts/journey.js";
import "./scripts/touching.js";
import "./scripts/swiping.js";
import "./scripts/printing.js";
