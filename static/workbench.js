/* The workbench: mark a selection, review by keys, undo. Without this script the same is done with forms.

   The server draws what opens here: the palette of a selection and the card of an annotation, both in #work.
   A button or link with data-key is pressed by that key while #work is open. */
"use strict";
(() => {
  const { $, $$, say, words, moveTo, beside, typing, dialog, current } = window.hashiya;
  const keysOn = () => document.documentElement.dataset.keys !== "off";
  const keyed = (within, key) => $$("[data-key]", within).find((one) => one.dataset.key.toLowerCase() === key.toLowerCase() && one.getClientRects().length);

  /* ---------- the review queue ---------- */
  document.addEventListener("keydown", (event) => {
    if (!$("#decision") || !keysOn() || dialog() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const pressed = keyed($("#item"), event.key);
    if (!pressed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.click();
  }, true);
  document.addEventListener("click", ({ target }) => {
    const all = target.closest("[data-tick]");
    if (!all) return;
    const boxes = $$(`input[name="${all.dataset.tick}"]`);
    const tick = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = tick; });
    say(tick ? `${boxes.length} ticked` : "None ticked");
  });
  document.addEventListener("htmx:afterSettle", () => {
    if ($("#item") && !$("#item").contains(document.activeElement)) $("#ask")?.focus();
  });

  const edition = () => $("#edition[data-palette-url]");
  const work = $("#work");
  if (!work) return;

  /* ---------- selections ---------- */
  const points = (text) => [...text].length;

  /* The code points of a line that a range begins and ends with; a range that goes on ends with the line. */
  function within(line, range) {
    const upTo = (node, offset) => {
      const before = document.createRange();
      before.selectNodeContents(line);
      before.setEnd(node, offset);
      return points(before.toString());
    };
    const end = line.contains(range.endContainer) ? upTo(range.endContainer, range.endOffset) : points(line.textContent);
    return [upTo(range.startContainer, range.startOffset), end];
  }

  const rectsOf = (range) => () => [...range.getClientRects()].filter((r) => r.width);

  const lineOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".matn[data-o], h1[data-o]");

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const line = lineOf(range.startContainer);
    if (!line || !edition() || $(".iw", line)) return null;
    const [start, end] = within(line, range).map((point) => +line.dataset.o + point);
    return end > start ? { line, start, end, rects: rectsOf(range) } : null;
  }

  /* A selection in the English: its code points in the translation, and where the Arabic line begins. */
  function selectedEnglish() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !edition()) return null;
    const range = selection.getRangeAt(0);
    const inside = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
    const line = inside.closest?.(".trans > p:not(.lab, .gap), .h-en");
    const row = line?.closest(".row");
    const arabic = row && $(".matn[data-o], h1[data-o]", row);
    if (!arabic) return null;
    const [start, end] = within(line, range);
    return end > start ? { at: +arabic.dataset.o, start, end, rects: rectsOf(range) } : null;
  }

  const openEnglish = ({ at, start, end, rects }) =>
    open(`${edition().dataset.englishUrl}?at=${at}&en_start=${start}&en_end=${end}`, { rects });

  let place = null; // what #work stands beside: {rects()}
  new ResizeObserver(() => { if (place && work.matches(":popover-open")) beside(work, place); }).observe($("#work-body"));
  let held = null; // keys that are pressed while a palette or card is on its way

  async function open(address, beneath) {
    place = beneath;
    held ??= [];
    $("#refusal").hidden = true;
    const before = $("#work-body").firstElementChild;
    try {
      await htmx.ajax("GET", address, { target: "#work-body", swap: "innerHTML settle:0ms" }); // at once: a key may follow before the usual delay
      if ($("#work-body").firstElementChild !== before) opened();
    } finally {
      const keys = held || [];
      held = null;
      for (const key of keys) if (held) held.push(key); else press(key);
    }
  }

  function press(key) {
    const field = document.activeElement;
    if (work.contains(field) && typing(field) && field.setRangeText) {
      field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }

  function opened() {
    if (!$("#work-body").firstElementChild?.matches(".pal")) return;
    if (!work.matches(":popover-open")) work.showPopover();
    choose();
    beside(work, place);
    work.focus({ preventScroll: true });
    const heading = $(".pal-h", work);
    if (heading) say(heading.textContent.replace(/\s+/g, " ").trim());
  }

  /* Tint the words that the palette or card is about, which may be more than were selected. */
  function choose() {
    const about = $("[data-start][data-end]", work);
    const range = about && rangeOf(+about.dataset.start, +about.dataset.end);
    if (!CSS.highlights) return;
    if (range) CSS.highlights.set("chosen", new Highlight(range));
    else CSS.highlights.delete("chosen");
  }

  function rangeOf(start, end) {
    const lines = $$(".matn[data-o], h1[data-o]").filter((line) => +line.dataset.o <= start && !$(".iw", line));
    const line = lines.sort((a, b) => b.dataset.o - a.dataset.o)[0];
    if (!line) return null;
    const range = document.createRange();
    let at = +line.dataset.o;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const letters = [...walker.currentNode.data];
      const units = (to) => letters.slice(0, to - at).join("").length;
      if (start >= at && start <= at + letters.length) range.setStart(walker.currentNode, units(start));
      if (end > at && end <= at + letters.length) { range.setEnd(walker.currentNode, units(end)); return range; }
      at += letters.length;
    }
    return null;
  }

  work.addEventListener("toggle", (event) => { if (event.newState === "closed") CSS.highlights?.delete("chosen"); });

  const openPalette = ({ start, end, rects }, cut) =>
    open(`${edition().dataset.paletteUrl}?start=${start}&end=${end}${cut ? "&cut=1" : ""}`, { rects });

  let settled = 0;
  function offer(event) {
    if (event.target.closest?.("#work, #gloss, #moving")) return;
    clearTimeout(settled);
    if (moving) { settled = setTimeout(() => { const chosen = selected(); if (chosen) move(chosen.start, chosen.end, event.altKey); }, 10); return; }
    settled = setTimeout(() => { const chosen = selected(); const english = chosen ? null : selectedEnglish(); if (chosen) openPalette(chosen, event.altKey); else if (english) openEnglish(english); }, event.type === "touchend" ? 400 : 10);
  }
  document.addEventListener("mouseup", offer);
  document.addEventListener("touchend", offer);

  /* ---------- a selection by keys: Shift and arrows from the current word, m to mark ---------- */
  let anchor = null;

  function extend(step) {
    const word = current();
    if (!word?.range) return;
    const list = words(word.line);
    if (!anchor || anchor.line !== word.line) anchor = word;
    const next = list[list.indexOf(word) + step];
    if (!next) return;
    moveTo(next);
    const [first, last] = list.indexOf(anchor) <= list.indexOf(next) ? [anchor, next] : [next, anchor];
    const range = document.createRange();
    range.setStart(first.range().startContainer, first.range().startOffset);
    range.setEnd(last.range().endContainer, last.range().endOffset);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /* ---------- other words for a mark, chosen in place: with the mouse or by keys, then Enter ---------- */
  const bar = $("#moving");
  let moving = null; // {start, end, cut}: the words that are to be the mark's; cut means to the letter

  /* Take the mark of a card; false where its words are not shown one after the other. */
  function begin(card) {
    if (!edition() || !rangeOf(+card.dataset.start, +card.dataset.end)) return false;
    const address = $("form", card).getAttribute("action");
    bar.setAttribute("action", address);
    bar.setAttribute("hx-post", address);
    htmx.process(bar);
    bar.elements.version.value = $("[name=version]", card).value;
    bar.elements.text_sha256.value = card.dataset.sha256;
    work.hidePopover();
    bar.hidden = false;
    move(+card.dataset.start, +card.dataset.end, true);
    document.activeElement.blur();
    say("Select the words that are meant, then press Enter.");
    return true;
  }

  function move(start, end, cut) {
    const range = rangeOf(start, end);
    if (!range || end <= start) return;
    moving = { start, end, cut };
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    CSS.highlights?.set("chosen", new Highlight(range));
    $("bdi", bar).textContent = range.toString();
    Object.assign(bar.elements.start, { value: start });
    Object.assign(bar.elements.end, { value: end });
    Object.assign(bar.elements.exact, { value: range.toString() });
    Object.assign(bar.elements.whole_words, { value: cut ? "" : "1" });
  }

  function stop() {
    moving = null;
    bar.hidden = true;
    CSS.highlights?.delete("chosen");
    getSelection().removeAllRanges();
  }

  /* Where words, or letters, of the line of a place begin and end, in code points of the article. */
  function edges(at, byLetter) {
    const line = lineOf(rangeOf(at, at + 1).startContainer);
    if (!byLetter) return words(line).map((word) => [word.start, word.start + points(word.text)]);
    let start = +line.dataset.o;
    return [...new Intl.Segmenter("ar").segment(line.textContent)].map(({ segment }) => [start, start += points(segment)]);
  }

  /* Left and right move the end of the words, up and down their beginning. */
  function stretch(key, byLetter) {
    const { start, end } = moving;
    const found = edges(start, byLetter);
    const ends = found.map(([, last]) => last);
    const begins = found.map(([first]) => first);
    if (key === "ArrowLeft") move(start, ends.find((one) => one > end) ?? end, byLetter);
    if (key === "ArrowRight") move(start, ends.findLast((one) => one < end && one > start) ?? end, byLetter);
    if (key === "ArrowUp") move(begins.findLast((one) => one < start) ?? start, end, byLetter);
    if (key === "ArrowDown") move(begins.find((one) => one > start && one < end) ?? start, end, byLetter);
  }

  const stretches = (event) => /^Arrow/.test(event.key) && (event.shiftKey || event.altKey) && !event.ctrlKey && !event.metaKey;

  function whileMoving(event) {
    if (stretches(event)) stretch(event.key, event.altKey);
    else if (event.key === "Escape") stop();
    else if (event.key === "Enter" && !event.target.closest("#moving")) bar.requestSubmit();
    else if (event.key.length > 1 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  $("[type=button]", bar).addEventListener("click", stop);

  /* ---------- the suggestions, one after the other ---------- */
  const waiting = () => $$("[data-s]").flatMap((row) => row.dataset.s.split(" "));
  let shown = null;

  function openCard(id) {
    const piece = $(`.matn [data-a~="${id}"], h1 [data-a~="${id}"]`);
    const beneath = piece || edition();
    shown = id;
    piece?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion:reduce)").matches ? "instant" : "auto" });
    return open(edition().dataset.cardUrl.replace("/0/", `/${id}/`), { rects: () => [...beneath.getClientRects()].filter((r) => r.width) });
  }

  function step(by, from = shown) {
    const ids = waiting();
    if (!ids.length) { work.hidePopover?.(); say("No suggestion waits in this article."); return; }
    const at = ids.indexOf(String(from));
    openCard(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length]);
  }

  /* The next mark without a judgement from here on: from the word, the card that was open, or what is in view. */
  function jump() {
    const ids = waiting();
    const piece = (id) => $(`.matn [data-a~="${id}"], h1 [data-a~="${id}"]`);
    const inView = (one) => one && one.getBoundingClientRect().bottom > 60 && one.getBoundingClientRect().top < innerHeight;
    if (!current() && ids.includes(String(shown)) && inView(piece(shown))) { step(1); return; }
    const line = current()?.line;
    const next = ids.find((id) => {
      const found = piece(id);
      if (!found) return false;
      return line ? Boolean(line.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING) : found.getBoundingClientRect().bottom > 60;
    });
    if (next) openCard(next);
    else step(1, null);
  }

  /* ---------- a field that was asked for: what is typed goes there, and no key acts meanwhile ---------- */
  const asked = () => work.matches(":popover-open") && $$("details[data-asked][open], .pick.open", work).find((part) => $(".field", part));

  function ask(part) {
    part.open = true;
    part.dataset.asked = "";
    $(".field", part)?.focus();
    beside(work, place);
  }

  function leave(part) {
    delete part.dataset.asked;
    part.classList.remove("open");
    $(`[data-opens="${part.id}"]`, work)?.setAttribute("aria-expanded", false);
    part.open = false;
    work.focus({ preventScroll: true });
  }

  /* Enter in the search for an actor takes the first that was found for what stands there, once it is found. */
  let wanted = null;

  function takeFirst() {
    const field = $("#other-actor", work);
    const text = field.value.trim().replace(/\s+/g, " ");
    if (!text) return;
    if ($("[data-asked]", $("#actor-found")).dataset.asked !== text && wanted !== text) { wanted = text; htmx.trigger(field, "find"); return; }
    wanted = null;
    const first = $("#actor-found button");
    if (first) first.click();
    else say("Nobody is called that yet.");
  }

  /* Answer a key that is pressed while a field is asked for. */
  function answer(event, part) {
    const { target, key } = event;
    const field = $(".field", part);
    const empty = typing(target) ? target === field && !field.value : true;
    const found = $$("#actor-found button", part);
    const at = found.indexOf(target);
    if (key === "Escape") leave(part);
    else if (key === "Enter" && target.id === "other-actor") takeFirst();
    else if (key === "Enter" && target.matches("input[type=radio]")) target.form.requestSubmit();
    else if (/^[1-9]$/.test(key) && empty && part.matches(".who")) { const radio = $$("input[type=radio]", part)[+key - 1]; radio?.click(); radio?.focus(); }
    else if (/^[1-9]$/.test(key) && empty && found[+key - 1]) found[+key - 1].click();
    else if (key === "ArrowDown" && (target.id === "other-actor" || at >= 0)) (found[at + 1] || target).focus();
    else if (key === "ArrowUp" && at >= 0) (found[at - 1] || field).focus();
    else {
      if (!typing(target) && key.length === 1 && key !== " ") field.focus();
      event.stopImmediatePropagation();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  work.addEventListener("input", ({ target }) => {
    if (target.name === "speaker_other" && target.value) $("[name=speaker][value=other]", target.form).checked = true;
  });

  /* ---------- keys ---------- */
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || !keysOn()) return;
    if (held && key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !(typing(target) && !work.contains(target))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(key);
      return;
    }
    if (dialog() && dialog() !== work && !work.contains(dialog())) return;
    if (moving) { whileMoving(event); return; }
    const card = work.matches(":popover-open") && $("#card", work);
    if (card && !asked() && stretches(event) && !typing(target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (begin(card)) stretch(key, event.altKey);
      return;
    }
    if (asked() && !event.ctrlKey && !event.metaKey && !event.altKey) { answer(event, asked()); return; }
    if (key === "Enter" && target.id === "pal-en") { event.preventDefault(); work.focus({ preventScroll: true }); say("Now say what it is: press its number."); return; }
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && !typing(target)) {
      event.preventDefault();
      $(`#undo [value=${event.shiftKey ? "redo" : "undo"}]`)?.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
    if (work.matches(":popover-open")) {
      const speakers = $(".who[open]", work);
      const radios = speakers && /^[1-9]$/.test(key) ? $$("input[type=radio]", speakers)[+key - 1] : null;
      const pressed = radios || keyed(work, key);
      if (pressed?.matches("summary") && $(".field", pressed.parentElement)) { event.preventDefault(); event.stopImmediatePropagation(); ask(pressed.parentElement); return; }
      if (pressed) { event.preventDefault(); event.stopImmediatePropagation(); pressed.click(); if (radios) radios.focus(); return; }
      if (key === "Enter" && target.matches("input[type=radio]")) { event.preventDefault(); target.form.requestSubmit(); return; }
      if (["n", "p", "j", "J"].includes(key)) { event.preventDefault(); event.stopImmediatePropagation(); step(key === "p" ? -1 : 1); return; }
      if (key !== "Escape" && key !== "Tab" && key !== "Enter" && key !== " ") event.stopImmediatePropagation();
      return;
    }
    if (event.shiftKey && (key === "ArrowLeft" || key === "ArrowRight") && current()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      extend(key === "ArrowLeft" ? 1 : -1);
    } else if (key === "m" && edition()) {
      const word = current();
      const chosen = selected() || (word?.range && { start: word.start, end: word.start + points(word.text), rects: word.rects });
      const english = selectedEnglish();
      if (chosen || english) { event.preventDefault(); if (english) openEnglish(english); else openPalette(chosen); }
    } else if (key === "J" && edition()) {
      event.preventDefault();
      jump();
    } else if ((key === "n" || key === "p") && edition()) {
      event.preventDefault();
      step(key === "n" ? 1 : -1);
    }
    if (!event.shiftKey) anchor = null;
  }, true);

  /* ---------- clicks ---------- */
  document.addEventListener("click", (event) => {
    const card = event.target.closest("a[data-card]");
    const opens = event.target.closest("[data-opens]");
    const close = event.target.closest("[data-close]");
    const summary = event.target.closest("#work summary");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const other = event.target.closest("#work #card a[data-key=e]");
    if (other && begin($("#card", work))) event.preventDefault();
    else if (summary && !summary.parentElement.open && $(".field", summary.parentElement)) {
      event.preventDefault();
      ask(summary.parentElement);
    } else if (card) {
      event.preventDefault();
      shown = card.pathname.match(/\d+/)[0];
      open(card.href, { rects: () => [card.getBoundingClientRect()] });
    } else if (opens) {
      const part = document.getElementById(opens.dataset.opens);
      const on = part.classList.toggle("open");
      opens.setAttribute("aria-expanded", on);
      if (on) $("textarea, input, button", part)?.focus();
      beside(work, place);
    } else if (close) {
      event.preventDefault();
      document.getElementById(close.dataset.close)?.remove();
      work.hidePopover?.();
      $("#main").focus();
    }
  });

  /* ---------- after a change ---------- */
  let toasted = 0;
  function toast() {
    const box = $("#done");
    box.classList.add("on");
    clearTimeout(toasted);
    toasted = setTimeout(function fade() {
      if (box.matches(":hover, :focus-within")) toasted = setTimeout(fade, 2000);
      else box.classList.remove("on");
    }, 8000);
  }

  document.addEventListener("written", ({ detail }) => {
    const wasCard = $("#card", work);
    const judged = wasCard && detail.ids?.includes(+wasCard.dataset.id);
    toast();
    if (moving) stop();
    $("#clash")?.remove();
    getSelection().removeAllRanges();
    if (judged && work.matches(":popover-open") && waiting().length) step(1, wasCard.dataset.before);
    else if (work.matches(":popover-open")) work.hidePopover();
  });

  /* The next suggestion is the one after the judged one, which is gone from the list by then. */
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const card = detail.elt.closest?.("#card");
    if (!card) return;
    const ids = waiting();
    const at = ids.indexOf(card.dataset.id);
    card.dataset.before = at > 0 ? ids[at - 1] : "";
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target?.id === "work-body" && !held) opened(); // what was asked for before signing in again
    if (detail.target?.id === "actor-found" && wanted && wanted === $("#other-actor")?.value.trim().replace(/\s+/g, " ")) takeFirst();
    if (detail.target?.id === "pal" || work.contains(detail.target)) { choose(); beside(work, place || { rects: () => [] }); }
  });
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
    const unseen = detail.target?.id === "refusal" && !work.matches(":popover-open");
    if (unseen) $("#toast").textContent = $("#refusal").textContent;
    if (unseen || detail.target?.id === "toast") toast();
    if (detail.target?.id === "clash" || $("#clash")) { if (moving) stop(); work.hidePopover?.(); $("#clash-h")?.focus(); }
  });

  /* ---------- a line that dropped: what was to be sent waits in the page ---------- */
  const pending = $("#pending");
  const forms = () => $$("form", pending);

  function keep(form, button) {
    if (pending.contains(form)) return;
    const kept = document.createElement("form");
    kept.method = "post";
    kept.action = form.action;
    kept.setAttribute("hx-post", form.getAttribute("hx-post"));
    kept.setAttribute("hx-swap", "none");
    for (const [name, value] of new FormData(form, button)) {
      kept.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    pending.querySelector(".kept").append(kept);
    htmx.process(kept);
    showPending();
  }

  function showPending() {
    const count = forms().length;
    pending.hidden = !count;
    const text = `${count} change${count === 1 ? "" : "s"} not sent: no connection, or nothing can be saved now. Kept here until it can.`;
    $("p", pending).textContent = text;
    if (count) say(text);
  }

  const sendAll = () => forms().forEach((form) => htmx.trigger(form, "submit"));
  const unsaved = ({ detail }) => {
    const form = detail.elt.closest?.("form");
    if (detail.xhr.status && detail.xhr.status !== 503) return;
    if (!form || detail.requestConfig.verb !== "post" || form.id === "tools") return;
    keep(form, detail.requestConfig.triggeringEvent?.submitter);
    if (moving) stop();
    work.hidePopover?.();
  };
  for (const failure of ["htmx:sendError", "htmx:responseError"]) document.addEventListener(failure, unsaved);
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (pending.contains(detail.elt) && detail.xhr.status && ![401, 403, 503].includes(detail.xhr.status)) { detail.elt.remove(); showPending(); }
  });
  addEventListener("online", sendAll);
  $("button", pending).addEventListener("click", sendAll);
  addEventListener("beforeunload", (event) => { if (forms().length) event.preventDefault(); });
})();
