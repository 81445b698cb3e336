// @ts-check
/* Reading aloud, sentence by sentence, in an Arabic voice of the browser; without one there is no button. */

import { $, the, theField } from "./page.js";
import { paint } from "./painting.js";
import { paragraphHere, paragraphs } from "./paragraphs.js";
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

const arabicVoice = () => {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => /^ar\b/i.test(lang));
  return voices.find(({ localService }) => localService) ?? voices[0];
};

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

  function hush() {
    turn++;
    speechSynthesis.cancel();
  }

  function stop() {
    hush();
    list = [];
    paint("spoken", []);
    show(false, false);
  }

  function say() {
    hush();
    const sentence = list[at];
    const voice = arabicVoice();
    if (!sentence || !voice) {
      stop();
      return;
    }
    const mine = turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    Object.assign(utterance, { voice, lang: voice.lang, rate: +theField("#speed").value });
    utterance.onend = () => {
      if (mine !== turn) return;
      at++;
      say();
    };
    utterance.onerror = () => {
      if (mine === turn) stop();
    };
    paint("spoken", [sentence.words]);
    sentence.line.scrollIntoView({ block: "nearest" });
    show(true, true);
    speechSynthesis.speak(utterance);
  }

  speak.addEventListener("click", () => {
    if (!list.length) [list, at] = [sentencesFromHere(), 0];
    say();
    pause.focus();
  });
  pause.addEventListener("click", () => {
    hush();
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
  addEventListener("pagehide", hush);
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target?.id === "edition") stop();
  });
}

const spoken = $("#read-aloud");
if (spoken && "speechSynthesis" in globalThis) {
  const offer = () => {
    spoken.hidden = !arabicVoice();
  };
  readAloud(spoken);
  speechSynthesis.addEventListener?.("voiceschanged", offer); // voices are there a moment later
  offer();
}
