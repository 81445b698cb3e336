/* Hashiya: glosses, word cursor and keys. Without this script everything but these works. */
"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const IN_WORD = /[\p{L}\p{M}\p{N}\u200c\u200d]/u;

  // htmx reads these when the page is there, which is after this script has run
  Object.assign(htmx.config, {
    historyCacheSize: 0, historyRestoreAsHxRequest: false, allowEval: false, includeIndicatorStyles: false,
    reportValidityOfForms: true, attributesToSettle: ["class"], allowNestedOobSwaps: false, selfRequestsOnly: true,
    responseHandling: [
      { code: "204", swap: false }, { code: "[23]..|409|422", swap: true }, { code: "[45]..", swap: false, error: true },
    ],
  });

  document.addEventListener("change", ({ target }) => {
    const told = target.matches?.("input[type=file]") && target.closest(".zone")?.querySelector("[data-chosen]");
    if (told) told.textContent = [...target.files].map((file) => file.name).slice(0, 5).join(", ") + (target.files.length > 5 ? ` and ${target.files.length - 5} more` : "");
  });

  const say = (text) => { $("#live").textContent = text; };

  /* ---------- the words of a line ----------
     A line is an element with data-o: the code point of the article at which its text begins. A word is
     {line, start, text, rects()}; start counts code points of the article. */
  const wordsOf = new WeakMap();

  function words(line) {
    if (!wordsOf.has(line)) wordsOf.set(line, $(".iw", line) ? stackedWords(line) : flatWords(line));
    return wordsOf.get(line);
  }

  function flatWords(line) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, at: text.length });
      text += walker.currentNode.data;
    }
    const place = (index, last) => {
      const found = nodes.findLast(({ at }) => (last ? at < index : at <= index));
      return [found.node, index - found.at];
    };
    const found = [];
    let points = +line.dataset.o;
    let counted = 0;
    for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu)) {
      points += [...text.slice(counted, match.index)].length;
      counted = match.index;
      if (place(match.index)[0].parentElement.matches(".lead-in")) continue;
      const end = match.index + match[0].length;
      const range = () => {
        const made = document.createRange();
        made.setStart(...place(match.index));
        made.setEnd(...place(end, true));
        return made;
      };
      found.push({ line, start: points, text: match[0], index: match.index, end, range, rects: () => [...range().getClientRects()].filter((r) => r.width) });
    }
    found.indexIn = (node, offset) => {
      const held = nodes.find((one) => one.node === node);
      return held ? held.at + offset : -1;
    };
    return found;
  }

  function stackedWords(line) {
    let points = +line.dataset.o;
    return $$(".iw b, .lead-in", line).flatMap((column) => {
      if (column.matches(".lead-in")) { points += [...column.textContent].length; return []; }
      const over = column.closest(".iw");
      const box = over.matches(".unit") ? column : over; // a word of a unit has its own box, not its own gloss
      const text = column.textContent;
      const lead = [...text].findIndex((letter) => IN_WORD.test(letter));
      const word = { line, start: points + Math.max(lead, 0), text, column: box, gloss: $("i", over)?.textContent, rects: () => [box.getBoundingClientRect()] };
      points += [...text].length + 1;
      return word;
    });
  }

  function wordAt(x, y) {
    const over = document.elementFromPoint(x, y);
    const line = over?.closest("[data-o]");
    if (!line) return null;
    const list = words(line);
    const held = over.closest(".iw");
    if (held) {
      const far = (word) => Math.abs(middle(word).x - x);
      return list.filter((word) => held.contains(word.column)).sort((a, b) => far(a) - far(b))[0];
    }
    if (!list.indexIn) return null;
    let node, offset;
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      if (caret) [node, offset] = [caret.offsetNode, caret.offset];
    } else {
      const caret = document.caretRangeFromPoint(x, y);
      if (caret) [node, offset] = [caret.startContainer, caret.startOffset];
    }
    const index = node ? list.indexIn(node, offset) : -1;
    const near = list.filter((word) => word.index <= index && index <= word.end);
    return near.find((word) => word.rects().some((r) => r.left - 1 <= x && x <= r.right + 1 && r.top <= y && y <= r.bottom)) || null;
  }

  /* ---------- boxes around the current word ---------- */
  let current = null;
  let boxes = [];

  function mark(word) {
    boxes.forEach((box) => box.remove());
    current = word;
    boxes = (word ? word.rects() : []).map((rect) => {
      const box = document.createElement("div");
      box.className = "word-box";
      Object.assign(box.style, {
        left: `${rect.left + scrollX - 1}px`, top: `${rect.top + scrollY}px`,
        width: `${rect.width + 2}px`, height: `${rect.height}px`,
      });
      return box;
    });
    document.body.append(...boxes);
  }

  /* ---------- the gloss ---------- */
  const glosses = new Map();
  const glossing = () => !$("#g-off")?.checked;

  function addressOf(word) {
    return $("#edition").dataset.wordUrl.replace(/0\/$/, `${word.start}/`);
  }

  async function fetchGloss(word) {
    const address = addressOf(word);
    if (!glosses.has(address)) {
      const response = await fetch(address, { headers: { "HX-Request": "true" } });
      if (response.status === 401 && window.hashiya.signedOut) window.hashiya.signedOut(() => openGloss(word, true));
      else if (response.status === 401) location.assign(address);
      if (!response.ok) throw new Error(response.status === 404 ? "There is no entry for this word." : response.status === 401 ? "You are signed out." : "The gloss could not be loaded.");
      glosses.set(address, await response.text());
    }
    return glosses.get(address);
  }

  async function openGloss(word, byKey) {
    const gloss = $("#gloss");
    const body = $("#gloss-body");
    mark(word);
    gloss.setAttribute("aria-label", `Gloss of ${word.text}`);
    body.setAttribute("aria-busy", "true");
    if (!glosses.has(addressOf(word))) body.replaceChildren(skeleton());
    if (!gloss.matches(":popover-open")) gloss.showPopover();
    beside(gloss, word);
    if (byKey) gloss.focus();
    try {
      const html = await fetchGloss(word);
      if (current !== word) return;
      body.innerHTML = html;
      htmx.process(body);
      say(`${word.text}: ${$(".en1", body).textContent.trim()}`);
    } catch (error) {
      if (current !== word) return;
      body.replaceChildren(problem(!navigator.onLine ? "Not connected. Reading still works." : error instanceof TypeError ? "The gloss could not be loaded." : error.message, word));
    }
    body.removeAttribute("aria-busy");
    beside(gloss, word);
  }

  /* One corrected gloss may be that of many words, so all are asked for again. */
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful || !detail.requestConfig.path.endsWith("/gloss/")) return;
    glosses.clear();
    say($("#gloss-body [data-announce]")?.dataset.announce || "");
    replace();
    if ($("#edition.inter")) htmx.trigger($("#v-int"), "edition");
  });

  function skeleton() {
    const wait = document.createElement("div");
    wait.className = "wait";
    for (let n = 0; n < 3; n++) wait.append(Object.assign(document.createElement("span"), { className: "sk" }));
    return wait;
  }

  function problem(sentence, word) {
    const box = Object.assign(document.createElement("div"), { className: "msg bad" });
    const again = Object.assign(document.createElement("button"), { className: "btn", type: "button", textContent: "Try again" });
    again.addEventListener("click", () => openGloss(word, true));
    box.append(Object.assign(document.createElement("p"), { textContent: sentence }), again);
    return box;
  }

  /* Where a box of this size goes, in the window: under the word, its right edge on the word's; above it where
     there is no room; else beside it. It never leaves the window, and stands on the word only where all else fails. */
  const EDGE = 12;

  function placed(first, last, width, height) {
    const most = { x: root.clientWidth - width - EDGE, y: innerHeight - height - EDGE };
    const inside = (at, end) => Math.max(EDGE, Math.min(at, end));
    const x = inside(last.right - width, most.x);
    if (last.bottom + 8 <= most.y) return { x, y: Math.max(EDGE, last.bottom + 8) };
    if (first.top - 8 - height >= EDGE) return { x, y: Math.min(most.y, first.top - 8 - height) };
    const sides = [Math.max(first.right, last.right) + 8, Math.min(first.left, last.left) - 8 - width];
    const free = sides.find((side) => side >= EDGE && side <= most.x);
    return { x: free ?? x, y: inside(first.top - height / 3, most.y) };
  }

  function beside(box, word) {
    const rects = word.rects();
    const [first, last] = [rects[0], rects.at(-1)];
    if (!first) return;
    box.style.maxBlockSize = box.style.overflowY = "";
    if (getComputedStyle(box).position === "fixed") {
      const hidden = last.bottom - (innerHeight - box.offsetHeight - 16);
      if (hidden > 0) scrollBy(0, hidden);
      return;
    }
    const most = innerHeight - 2 * EDGE;
    if (box.offsetHeight > most) Object.assign(box.style, { maxBlockSize: `${most}px`, overflowY: "auto" });
    const { x, y } = placed(first, last, box.offsetWidth, box.offsetHeight);
    box.style.left = `${x + scrollX}px`;
    box.style.top = `${y + scrollY}px`;
  }

  /* What opens or arrives inside the gloss makes it taller, and scrolling takes it along: it is placed again. */
  function replace() {
    const gloss = $("#gloss:popover-open");
    const [rect] = (gloss && current?.rects()) || [];
    if (rect && getComputedStyle(gloss).position !== "fixed" && rect.bottom > 0 && rect.top < innerHeight) beside(gloss, current);
  }
  if ($("#gloss")) new ResizeObserver(replace).observe($("#gloss-body"));
  addEventListener("scroll", () => requestAnimationFrame(replace), { passive: true });

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const step = event.target.closest("[data-step]");
    if (step) { event.preventDefault(); resize(+step.dataset.step); return; }
    // detail is 0 for Enter on a link, which goes to the actor
    if (event.detail && !getSelection().isCollapsed && event.target.closest("[data-o] a, .trans a, .h-en a")) { event.preventDefault(); return; }
    if (!$("#gloss") || !glossing() || !event.detail || !getSelection().isCollapsed) return;
    const word = event.target.closest("[data-o]") && wordAt(event.clientX, event.clientY);
    if (!word) return;
    event.preventDefault();
    openGloss(word, false);
  });

  /* A marked name is a link, which a mouse drags instead of selecting: while the button is down it is none. */
  document.addEventListener("pointerdown", ({ target, button, pointerType }) => {
    const link = !button && pointerType === "mouse" && target.closest?.("[data-o] a, .trans a, .h-en a");
    if (!link) return;
    const href = link.getAttribute("href");
    link.removeAttribute("href");
    const back = () => {
      link.setAttribute("href", href);
      for (const end of ["pointerup", "pointercancel", "blur"]) removeEventListener(end, back, true);
    };
    for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, back, true);
  });

  document.addEventListener("toggle", (event) => {
    // told late, when the next word may be open already
    if (event.target.id !== "gloss" || event.target.matches(":popover-open")) return;
    if (current && document.activeElement !== current.line) mark(null);
  }, true);
  addEventListener("resize", () => {
    if (!current) return;
    mark(current);
    replace();
  });

  /* a tint under the pointer, and the same name in the other language */
  let pointer = null;
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || !CSS.highlights) return;
    if (!pointer) requestAnimationFrame(() => {
      const word = pointer.target.closest?.("[data-o]") && glossing() && wordAt(pointer.clientX, pointer.clientY);
      if (word?.range) CSS.highlights.set("word", new Highlight(word.range()));
      else CSS.highlights.delete("word");
      pointer = null;
    });
    pointer = event;
  });

  /* All pieces of a row's quotation: from each that says that it begins here, to the one that ends it. */
  function extent(row, number) {
    return $$(`[data-q="${number}"]`, row).flatMap((first) => {
      const ownMark = (piece) => !first.matches(".mixed") && (piece.matches(".glyph") ? piece !== first : $$(".glyph", piece).length > (piece === first));
      const pieces = [];
      for (let at = first; at; at = at.nextElementSibling) {
        if (at.matches(".quote, .glyph")) pieces.push(at);
        if (at.matches(".closes") || ownMark(at)) break;
      }
      return pieces;
    });
  }

  function numberAt(row, piece) {
    let at = piece;
    while (at && !at.dataset.q) at = at.previousElementSibling;
    return at && extent(row, at.dataset.q).includes(piece) && at.dataset.q;
  }

  /* The same actor in the row, or the whole quotation, in both languages and in the margin. */
  function link({ target }) {
    const over = target.closest?.("a.m, .quote, .glyph, .hn.a, .hn.q") || $(".hn.q:target");
    const row = over?.closest(".row");
    const entries = row ? $$(".hn.q", row) : [];
    const name = over?.matches(".hn.a") ? $(".nm", over) : over?.matches("a.m") && over;
    const number = over?.matches(".hn.q") ? entries.indexOf(over) + 1 : over && numberAt(row, over);
    $$(".row .selected").forEach((one) => one.classList.remove("selected"));
    const same = name && row ? $$(`a[href="${name.getAttribute("href")}"]`, row).map((one) => one.closest(".hn.a") || one) : [];
    const words = number ? [...extent(row, number), entries[number - 1]] : [];
    [...same, ...words].forEach((one) => one?.classList.add("selected"));
  }
  addEventListener("hashchange", () => link({ target: root }));
  link({ target: root });
  document.addEventListener("mouseover", link);
  document.addEventListener("focusin", link);

  /* ---------- the word cursor ---------- */
  let announced = 0;

  function moveTo(word) {
    if (!word) return;
    if (document.activeElement !== word.line) {
      word.line.tabIndex = -1;
      word.line.focus({ preventScroll: true });
    }
    mark(word);
    const [rect] = word.rects();
    if (rect && (rect.top < 90 || rect.bottom > innerHeight - 90)) {
      scrollBy(0, rect.top - innerHeight / 3);
      mark(word);
    }
    clearTimeout(announced);
    const announce = (gloss) => current === word && say(gloss ? `${word.text}: ${gloss}` : word.text);
    if (word.gloss !== undefined || !glossing()) announce(word.gloss);
    else announced = setTimeout(() => fetchGloss(word).then((html) => {
      announce($(".en1", Object.assign(document.createElement("template"), { innerHTML: html }).content)?.textContent.trim());
    }, () => announce("")), 250);
  }

  const middle = (word) => { const [r] = word.rects(); return { x: r.left + r.width / 2, y: r.top + r.height / 2 }; };

  function lineOf(word) {
    const { y } = middle(word);
    return words(word.line).filter((one) => Math.abs(middle(one).y - y) < 8);
  }

  function otherLine(word, down) {
    const { x, y } = middle(word);
    const beyond = words(word.line).map((one) => ({ one, ...middle(one) })).filter((m) => (down ? m.y > y + 8 : m.y < y - 8));
    const nearest = down ? Math.min(...beyond.map((m) => m.y)) : Math.max(...beyond.map((m) => m.y));
    return beyond.filter((m) => Math.abs(m.y - nearest) < 8).sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.one;
  }

  function leaveWords() {
    const number = $(".pn a", current.line.closest(".row"));
    mark(null);
    number?.focus();
  }

  const inWords = {
    ArrowLeft: (word, list, at) => moveTo(list[at + 1]),
    ArrowRight: (word, list, at) => moveTo(list[at - 1]),
    ArrowDown: (word) => moveTo(otherLine(word, true)),
    ArrowUp: (word) => moveTo(otherLine(word, false)),
    Home: (word) => moveTo(lineOf(word)[0]),
    End: (word) => moveTo(lineOf(word).at(-1)),
    Enter: (word) => openGloss(word, true),
    Escape: leaveWords,
  };

  /* ---------- keys ---------- */
  const press = (id) => {
    const box = $(`#${id}`);
    if (!box) return;
    box.click();
    if (box.type === "checkbox") say(`${box.closest("label").lastElementChild.textContent} ${box.checked ? "on" : "off"}`);
  };

  function goBy(step) {
    const stops = $$("article .pn a:first-child, .q .pn a, .items h2 a, .who-list .en a");
    const here = document.activeElement.closest(".row, .item");
    let at = stops.findIndex((stop) => stop.closest(".row, .item") === here);
    if (at < 0) {
      const next = stops.findIndex((stop) => stop.getBoundingClientRect().top > 60);
      at = step > 0 ? next - 1 : next;
    }
    stops[at + step]?.focus();
    stops[at + step]?.closest(".row, .item").scrollIntoView({ block: "nearest" });
  }

  const single = {
    "?": () => $("#keys")?.togglePopover(),
    "/": () => $("#q")?.focus(),
    j: () => goBy(1),
    k: () => goBy(-1),
    1: () => press("v-ar"),
    2: () => press("v-face"),
    3: () => press("v-int"),
    g: () => { press($("#g-off")?.checked ? "g-on" : "g-off"); if ($("#g-on")) say(`Glosses ${glossing() ? "on" : "off"}`); },
    a: () => press("l-actors"),
    q: () => press("l-quotes"),
    c: () => press("l-captions"),
    "+": () => resize(1),
    "=": () => resize(1),
    "-": () => resize(-1),
  };

  const typing = (target) => target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
  /* The open dialog that has the keys to itself; a gloss leaves them to the text until it is corrected. */
  const dialog = () => $$(":popover-open, dialog[open]").findLast((one) => one.id !== "gloss" || $("details.fix[open]", one));

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    if (typing(target)) return;
    if (current && target === current.line && inWords[key] && !$("#gloss:popover-open")) {
      event.preventDefault();
      const list = words(current.line);
      inWords[key](current, list, list.indexOf(current));
    } else if (key === "Enter" && target.matches(".pn a[href^='#']") && $("[data-o]", target.closest(".row"))) {
      event.preventDefault();
      moveTo(words($(".matn[data-o]", target.closest(".row")))[0]);
    } else if (Object.hasOwn(single, key) && root.dataset.keys !== "off" && (!dialog() || (key === "?" && dialog().id === "keys"))) {
      event.preventDefault();
      single[key]();
    }
  });

  /* ---------- toolbar ---------- */
  const SIZES = ["90", "100", "115", "130", "150"];

  function resize(step) {
    const form = $("#tools");
    const wanted = SIZES[SIZES.indexOf(root.dataset.scale) + step];
    if (!form || !wanted) return;
    root.dataset.scale = form.elements.namedItem("next").form.querySelector("input[name=size]").value = wanted;
    const at = SIZES.indexOf(wanted);
    for (const button of $$("[data-step]", form)) button.value = SIZES[at + +button.dataset.step] || wanted;
    form.dispatchEvent(new Event("change"));
    mark(null);
    say(`Text size ${wanted} per cent`);
  }

  document.addEventListener("change", ({ target }) => {
    if (!target.closest("#tools")) return;
    mark(null);
    if (target.name !== "view") return;
    $("#t-view:popover-open")?.hidePopover();
    if ($("#edition").classList.contains("inter") !== (target.value === "interlinear")) htmx.trigger(target, "edition");
    else if (location.search) history.replaceState(history.state, "", `?view=${target.value}`);
  });

  /* ---------- htmx ---------- */
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.verb === "get") for (const name of Object.keys(detail.parameters)) if (detail.parameters[name] === "") delete detail.parameters[name];
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const fresh = detail.target?.id ? $(`#${detail.target.id}`) : null;
    if (fresh?.dataset.announce) say(fresh.dataset.announce);
    if (!detail.pathInfo.requestPath.endsWith("/gloss/")) mark(null);
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"])
    document.addEventListener(failure, ({ detail }) => {
      const { status, responseText } = detail.xhr;
      if (status === 503 && detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/plain")) trouble(responseText);
      else if (status !== 401 && !detail.xhr.getResponseHeader("Form-Expired")) say("That did not work. Reload the page and try again.");
    });

  /* what the server says when it cannot do its work, above everything for a while */
  let troubled = 0;
  function trouble(sentence) {
    const box = $("#trouble") || document.body.appendChild(Object.assign(document.createElement("p"), { id: "trouble", className: "msg bad", popover: "manual" }));
    box.textContent = sentence;
    box.showPopover?.();
    say(sentence);
    clearTimeout(troubled);
    troubled = setTimeout(() => box.remove(), 15000);
  }

  /* ---------- Back: a page older than this browser's last change is loaded anew, unless words in it were not sent ---------- */
  const sent = new WeakSet();
  document.addEventListener("submit", ({ target }) => sent.add(target), true);
  document.addEventListener("input", ({ target }) => sent.delete(target.form), true);
  addEventListener("pageshow", ({ persisted }) => {
    const back = persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    const written = /(?:^|; )written=(\d+)/.exec(document.cookie)?.[1] ?? 0;
    const typed = $$("textarea, input:not([type=hidden])").some((field) => field.value !== field.defaultValue && !sent.has(field.form));
    if (back && !typed && +written >= +root.dataset.made) location.reload();
  });

  /* what the workbench builds on */
  window.hashiya = { $, $$, say, words, moveTo, beside, typing, dialog, current: () => current };
})();
