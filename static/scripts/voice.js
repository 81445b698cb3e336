// @ts-check
/* An Arabic voice of the browser: what reads an article aloud and what says the words of a card share it. */

const arabicVoice = () => {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => /^ar\b/i.test(lang));
  return voices.find(({ localService }) => localService) ?? voices[0];
};

/** Tell whether there is such a voice, now and whenever that changes. @param {(there: boolean) => void} told */
export function whetherVoice(told) {
  if (!("speechSynthesis" in globalThis)) return;
  const tell = () => told(Boolean(arabicVoice()));
  speechSynthesis.addEventListener?.("voiceschanged", tell); // voices are there a moment later
  tell();
}

/**
 * Say a text behind what is being said; tell whether there was a voice for it.
 * @param {string} text @param {Partial<SpeechSynthesisUtterance>} [how]
 */
export function utter(text, how) {
  const voice = arabicVoice();
  if (!voice) return false;
  speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, ...how }));
  return true;
}

/** Say nothing any more. */
export const hush = () => speechSynthesis.cancel();
