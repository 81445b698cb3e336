// @ts-check
/* Reading aloud, sentence by sentence, in an Arabic voice of the browser; without one there is no button. */

import { $, targetOf, the, theField } from "./page.js";
import { paint } from "./painting.js";
import { paragraphHere, paragraphs } from "./paragraphs.js";
import { hush, utter, whetherVoice } from "./voice.js";
import { words } from "./words.js";

const END = /[.!?؟…]["”»)\]]*(\s|$)/;

/** @typedef {{ line: HTMLElement, words: Word[], text: string }} Sentence */

/** The sentences of a line, each with its words. @param {HTMLElement} line */
function sentencesOf(line) {
  const list = words(line);
  const whole = line.textContent;
  /** @type {Sentence[]} */
  const found = [];
  let open = true;
  list.forEach((word, at) => {
    const said = word.index === undefined ? `${word.text} ` : whole.slice(word.index, list[at + 1]?.index);
    if (open) found.push({ line, words: [], text: "" });
    const last = found[found.length - 1];
    last.words.push(word);
    last.text += said;
    open = END.test(said);
  });
  return found;
}

/** All sentences from the paragraph on that somebody is at. */
function sentencesFromHere() {
  const rows = paragraphs();
  const from = Math.max(0, rows.indexOf(/** @type {HTMLElement} */ (paragraphHere())));
  return rows.slice(from).flatMap((row) => sentencesOf(the(".matn[data-o]", row)));
}

/** @param {HTMLElement} controls */
function readAloud(controls) {
  /** @type {Sentence[]} */
  let list = [];
  let at = 0;
  let turn = 0; // an utterance that was cut short must not lead on to the next
  const [speak, pause, silence] = ["speak", "pause", "silence"].map((one) => the(`[data-${one}]`, controls));

  /** @param {boolean} speaking @param {boolean} begun */
  function show(speaking, begun) {
    [speak.hidden, pause.hidden, silence.hidden] = [speaking, !speaking, !begun];
    the("#along").classList.toggle("going", begun);
  }

  function cut() {
    turn++;
    hush();
  }

  function stop() {
    cut();
    list = [];
    paint("spoken", []);
    show(false, false);
  }

  function say() {
    cut();
    const mine = turn;
    const onend = () => {
      if (mine !== turn) return;
      at++;
      say();
    };
    const onerror = () => {
      if (mine === turn) stop();
    };
    const sentence = list[at];
    if (!sentence || !utter(sentence.text, { rate: +theField("#speed").value, onend, onerror })) {
      stop();
      return;
    }
    paint("spoken", [sentence.words]);
    sentence.line.scrollIntoView({ block: "nearest" });
    show(true, true);
  }

  speak.addEventListener("click", () => {
    if (!list.length) [list, at] = [sentencesFromHere(), 0];
    say();
    pause.focus();
  });
  pause.addEventListener("click", () => {
    cut();
    show(false, true);
    speak.focus();
  });
  silence.addEventListener("click", () => {
    stop();
    speak.focus();
  });
  theField("#speed").addEventListener("change", () => {
    if (!pause.hidden) say();
  });
  addEventListener("pagehide", cut);
  // one word of it is said instead
  document.addEventListener("click", (event) => {
    if (list.length && targetOf(event).closest("[data-say]")) stop();
  }, true);
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target?.id === "edition") stop();
  });
}

const spoken = $("#read-aloud");
if (spoken && "speechSynthesis" in globalThis) {
  readAloud(spoken);
  whetherVoice((there) => {
    spoken.hidden = !there;
  });
}
