// @ts-check
/* The keys of the workbench: on the text, and on an open palette or card, whose buttons say theirs in data-key. */

import { $, dialog, fields, keysOn, say, targetOf, typing, withModifier } from "./page.js";
import { answerAsked, askFor, asked } from "./asked.js";
import { current } from "./cursor.js";
import { begin, isMoving, stretch, stretches, whileMoving } from "./moving.js";
import { dropAnchor, extend, openEnglish, openPalette, selected, selectedEnglish } from "./selection.js";
import { told } from "./sentences.js";
import { goOn, jump } from "./suggestions.js";
import { edition, hold, isHolding, isOpen, keyed, listen, work } from "./work.js";

/** @param {Event} event */
function take(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A key while a palette or card is open. @param {KeyboardEvent} event */
function inWork(event) {
  const { key } = event;
  const target = targetOf(event);
  const speakers = $(".who[open]", work());
  const radio = speakers && /^[1-9]$/.test(key) ? fields("input[type=radio]", speakers)[+key - 1] : null;
  const pressed = radio || keyed(work(), key);
  const part = pressed?.matches("summary") ? pressed.parentElement : null;
  if (part && $(".field", part)) {
    take(event);
    askFor(part);
  } else if (pressed) {
    take(event);
    pressed.click();
    radio?.focus();
  } else if (key === "Enter" && target.matches("input[type=radio]")) {
    event.preventDefault();
    target.form?.requestSubmit();
  } else if (["n", "p", "j", "J"].includes(key)) {
    take(event);
    goOn(key === "p" ? -1 : 1);
  } else if (!["Escape", "Tab", "Enter", " "].includes(key)) event.stopImmediatePropagation();
}

/** A key on the text. @param {KeyboardEvent} event */
function onText(event) {
  const { key } = event;
  if (event.shiftKey && (key === "ArrowLeft" || key === "ArrowRight") && current()) {
    take(event);
    extend(key === "ArrowLeft" ? 1 : -1);
  } else if (key === "m" && edition()) markSelected(event);
  else if (key === "J" && edition()) {
    event.preventDefault();
    jump();
  } else if ((key === "n" || key === "p") && edition()) {
    event.preventDefault();
    goOn(key === "n" ? 1 : -1);
  }
  if (!event.shiftKey) dropAnchor();
}

/** Open the palette for what is selected, or for the current word. @param {KeyboardEvent} event */
function markSelected(event) {
  const word = current();
  const whole = word?.range && { start: word.start, end: word.stop, rects: word.rects };
  const chosen = selected() || whole;
  const english = selectedEnglish();
  if (!chosen && !english) return;
  event.preventDefault();
  if (english) openEnglish(english);
  else if (chosen) openPalette(chosen);
}

/** Whether a key is kept until what was asked for is open. @param {KeyboardEvent} event */
function waits(event) {
  const target = targetOf(event);
  const elsewhere = typing(target) && !work().contains(target);
  return isHolding() && event.key.length === 1 && !withModifier(event) && !elsewhere;
}

listen("keydown", (event) => {
  const { key } = event;
  const target = targetOf(event);
  if (event.defaultPrevented || !keysOn()) return;
  if (waits(event)) {
    take(event);
    hold(key);
    return;
  }
  const open = dialog();
  if (open && !work().contains(open)) return;
  if (isMoving()) {
    whileMoving(event);
    return;
  }
  const card = isOpen() && $("#card", work());
  const part = asked();
  if (card && !part && stretches(event) && !typing(target)) {
    take(event);
    if (begin(card)) stretch(key, event.altKey);
  } else if (part && !withModifier(event)) answerAsked(event, part);
  else if (key === "Enter" && target.id === "pal-en") {
    event.preventDefault();
    work().focus({ preventScroll: true });
    say(told("say_what_it_is"));
  } else if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && !typing(target)) {
    event.preventDefault();
    $(`#undo [value=${event.shiftKey ? "redo" : "undo"}]`)?.click();
  } else if (withModifier(event) || typing(target)) return;
  else if (isOpen()) inWork(event);
  else onText(event);
}, true);
