// @ts-check
/* A version comes, and takes the place of the one before: shelves stay, files are those of now. */

import { dropFormerFiles, fillFiles } from "./files.js";
import { worker } from "./scope.js";

worker.addEventListener("install", (event) => event.waitUntil(fillFiles().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropFormerFiles().then(() => worker.clients.claim())));
