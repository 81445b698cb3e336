/* The workbench: marking, reviewing, undoing. Without this script the same is done with forms. */
"use strict";
