// What the editor's page does with a script: keys, saving without leaving, what a listener hears while
// it is written, and the browser's own voice. All of it is there without a script too, but for the voice.
"use strict";

const root = document.body.dataset.root;
const items = () => [...document.querySelectorAll(".picture")];
const current = () => document.activeElement?.closest(".picture");
const fieldOf = (item) => item.querySelector("[data-field=alt]");
const formOf = (item) => item.querySelector("form");
// What it says is in the page's language, as the catalogue has it.
const WORDS = JSON.parse(document.body.dataset.words);
const told = (name, values = {}) =>
  WORDS[name].replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);

// Keys. Each is a chord with Ctrl or Alt, so that neither a field nor a screen reader's single keys
// lose theirs; whoever's screen reader needs one of them gives another in the table of keys.
const USUAL = {
  next: "Alt+PageDown", previous: "Alt+PageUp", save: "Ctrl+Enter",
  decorative: "Ctrl+Alt+D", undo: "Ctrl+Alt+Z", speak: "Ctrl+Alt+S", remedy: "Ctrl+Alt+R",
};
const stored = () => {
  try { return JSON.parse(localStorage.getItem("paperpress-keys")) ?? {}; } catch { return {}; }
};
let keys = { ...USUAL, ...stored() };

const chord = (event) => {
  const parts = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"];
  const key = event.code.startsWith("Key") ? event.code.slice(3) : event.key;
  return [...parts.filter(Boolean), key.length === 1 ? key.toUpperCase() : key].join("+");
};

function goTo(item) {
  if (!item) return;
  (fieldOf(item) ?? item).focus();
  item.scrollIntoView({ block: "nearest" });
}

function beside(step) {
  const all = items();
  const here = current();
  const place = here ? all.indexOf(here) + step : step > 0 ? 0 : all.length - 1;
  goTo(all[place]);
}

const say = (item, text) => { item.querySelector(".answer").textContent = text; };

// The last saves of this page, so that one can be taken back.
const saves = [];

async function save(item, { remember = true, onward = true } = {}) {
  const form = formOf(item);
  const box = form.elements.decorative;
  const before = { alt: form.dataset.alt ?? "", decorative: form.dataset.decorative === "yes" };
  const answer = await send(item);
  if (!answer) return;
  if (remember) saves.push({ item, before });
  form.dataset.alt = form.elements.alt.value;
  form.dataset.decorative = box.checked ? "yes" : "";
  alike(form, answer.seen);
  form.querySelector(".draft")?.remove();
  item.querySelector(".flaws")?.remove();
  say(item, [answer.saved, ...answer.flaws].join(" "));
  item.dataset.saved = "yes";
  listen(answer.passages);
  if (onward) beside(1);
}

// A picture may stand in several articles: what is kept of it is the same, and seen there too.
function alike(form, seen) {
  for (const other of items().map(formOf).filter(Boolean)) {
    const same = (name) => other.elements[name].value === form.elements[name].value;
    if (other === form || !same("picture") || !same("language")) continue;
    other.elements.seen.value = seen;
    if (other.elements.alt.value === other.dataset.alt) {
      other.elements.alt.value = other.dataset.alt = form.dataset.alt;
      other.elements.decorative.checked = form.elements.decorative.checked;
      other.dataset.decorative = form.dataset.decorative;
    }
  }
}

// Somebody else has saved: both texts are shown, and a second save puts ours in place of theirs.
function conflict(item, answer) {
  const form = formOf(item);
  form.elements.seen.value = answer.seen;
  if (answer.source) form.elements.source.value = answer.source;
  say(item, told("conflict", { who: answer.who || WORDS.nobody, current: answer.current }));
  fieldOf(item).focus();
}

async function send(item, further = {}) {
  const form = formOf(item);
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(further)) body.set(name, value);
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
  } catch {
    say(item, WORDS.away);
    return null;
  }
  const answer = await response.json().catch(() => ({ why: told("failed", { status: response.status }) }));
  if (response.status === 409 && "seen" in answer) { conflict(item, answer); return null; }
  if (!response.ok) {
    if (answer.token) form.elements.token.value = answer.token;
    say(item, answer.why);
    return null;
  }
  form.elements.seen.value = answer.seen;
  return answer;
}

// A program's draft: it stands beside the field, marked, until an editor takes it.
async function draft(item, button) {
  say(item, "…");
  const answer = await send(item, { draft: "yes" });
  if (!answer) return;
  const form = formOf(item);
  form.querySelector(".draft")?.remove();
  const box = Object.assign(document.createElement("div"), { className: "draft" });
  const field = fieldOf(item);
  const words = Object.assign(document.createElement("blockquote"), { textContent: answer.draft });
  words.lang = field.lang;
  const drafted = Object.assign(document.createElement("input"), { type: "hidden", name: "drafted" });
  drafted.value = answer.draft;
  const takes = Object.assign(document.createElement("button"), { type: "submit", name: "take" });
  takes.textContent = button.dataset.takes;
  box.append(button.dataset.about, words, drafted, takes);
  field.closest("p").after(box);
  say(item, "");
  takes.focus();
}

function take(item) {
  fieldOf(item).value = formOf(item).elements.drafted.value;
  formOf(item).elements.decorative.checked = false;
  hearSoon(formOf(item));
  fieldOf(item).focus();
}

async function undo() {
  const last = saves.pop();
  if (!last) return;
  const form = formOf(last.item);
  form.elements.alt.value = last.before.alt;
  form.elements.decorative.checked = last.before.decorative;
  await save(last.item, { remember: false, onward: false });
  goTo(last.item);
}

// What a listener hears, as the server reads the page's tree: after a save, and while it is written, as
// if it had been saved. Of several answers that are under way, the last that was asked for counts.
function linesInto(listing, lines) {
  listing.replaceChildren(...lines.map(([role, text]) => {
    const line = document.createElement("li");
    if (role) {
      const lang = document.documentElement.lang;
      const name = Object.assign(document.createElement("span"), { className: "role", lang });
      name.textContent = text ? `${role}: ` : role;
      line.append(name);
    }
    line.append(Object.assign(document.createElement("span"), { className: "line", textContent: text }));
    return line;
  }));
}

function listen(passages) {
  if (!passages?.length) return;
  const whole = document.querySelector("#lines");
  if (whole) linesInto(whole, passages.flatMap(([, lines]) => lines));
  for (const [id, lines] of passages) {
    const listing = id && document.getElementById(id)?.querySelector(".heard");
    if (listing) linesInto(listing, lines);
  }
}

let waiting = 0;
let asks = 0;
function hearSoon(form) {
  clearTimeout(waiting);
  waiting = setTimeout(() => hear(form), 120);
}

async function hear(form) {
  asks += 1;
  const mine = asks;
  try {
    const body = new URLSearchParams(new FormData(form));
    const headers = { accept: "application/json" };
    const response = await fetch(`${root}save/hear`, { method: "POST", body, headers });
    if (response.ok && mine === asks) listen((await response.json()).passages);
  } catch { /* the server is away; a save says so */ }
}

function speak() {
  const here = current();
  const listing = document.querySelector("#lines") ?? (here ?? items()[0])?.querySelector(".heard");
  const lines = listing ? [...listing.children].map((line) => line.textContent) : [];
  speechSynthesis.cancel();
  for (const line of lines.filter(Boolean)) {
    const words = new SpeechSynthesisUtterance(line);
    words.lang = listing?.lang || fieldOf(here)?.lang || document.documentElement.lang;
    speechSynthesis.speak(words);
  }
}

const DO = {
  next: () => beside(1),
  previous: () => beside(-1),
  save: () => { const item = current(); if (item && formOf(item)) save(item); },
  decorative: () => {
    const box = current()?.querySelector("[name=decorative]");
    if (!box) return;
    box.checked = !box.checked;
    if (box.checked) fieldOf(current()).value = "";
    say(current(), told(box.checked ? "on" : "off", { name: box.labels[0].textContent }));
    hearSoon(box.form);
  },
  undo,
  speak,
  remedy: () => {
    const ways = [...document.querySelectorAll(".remedy form:first-of-type")]
      .map((form) => form.querySelector("button"));
    const after = ways.find((way) => document.activeElement.compareDocumentPosition(way)
      & Node.DOCUMENT_POSITION_FOLLOWING);
    (after ?? ways[0])?.focus();
  },
};

let asked = null;
document.addEventListener("keydown", (event) => {
  if (["Control", "Alt", "Shift", "Meta"].includes(event.key)) return;
  const pressed = chord(event);
  if (asked) {
    if (event.key === "Escape" || event.key === "Tab") return show();
    if (!event.ctrlKey && !event.altKey) return;
    event.preventDefault();
    keys = { ...keys, [asked]: pressed };
    localStorage.setItem("paperpress-keys", JSON.stringify(keys));
    return show();
  }
  const action = Object.keys(DO).find((name) => keys[name] === pressed);
  if (!action) return;
  event.preventDefault();
  DO[action]();
});

const named = (pressed) => pressed.split("+").map((key) => WORDS[key] ?? key).join(" + ");

function show() {
  asked = null;
  for (const each of document.querySelectorAll("[data-key]")) each.textContent = named(keys[each.dataset.key]);
}
for (const each of document.querySelectorAll("[data-key]")) {
  each.addEventListener("click", () => { asked = each.dataset.key; each.textContent = "…"; });
}
document.querySelector("#keys")?.removeAttribute("hidden");
show();

for (const item of items()) {
  const form = formOf(item);
  if (!form) continue;
  form.dataset.alt = form.elements.alt.value;
  form.dataset.decorative = form.elements.decorative.checked ? "yes" : "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name === "draft") draft(item, event.submitter);
    else if (event.submitter?.name === "take") take(item);
    else save(item);
  });
}
for (const form of document.querySelectorAll(".picture form, #fields form")) {
  form.addEventListener("input", () => hearSoon(form));
}
if ("speechSynthesis" in window) {
  const button = document.querySelector("#speak");
  if (button) { button.hidden = false; button.addEventListener("click", speak); }
}

// Nothing that was written and isn't saved is lost by leaving the page unseen.
addEventListener("beforeunload", (event) => {
  const unsaved = (item) => {
    const form = formOf(item);
    return form && form.elements.alt.value !== form.dataset.alt;
  };
  const corrected = [...document.querySelectorAll("#fields textarea")];
  const open = items().some(unsaved) || corrected.some((field) => field.value !== field.defaultValue);
  if (open && !leaving) event.preventDefault();
});
let leaving = false;
document.addEventListener("submit", () => { leaving = true; });

// How the press stands, and the proof anew when it has pressed.
const press = document.querySelector("#press");
const delivered = document.querySelector("#delivered");
async function look() {
  try {
    const state = await (await fetch(`${root}press.json`)).json();
    if (press.textContent !== state.press) press.textContent = state.press;
    if (delivered.textContent !== state.delivered) delivered.textContent = state.delivered;
    if (press.dataset.number !== String(state.number)) {
      press.dataset.number = state.number;
      const proof = document.querySelector("img.proof");
      if (proof) proof.src = `${proof.src.split("?")[0]}?${state.number}`;
    }
  } catch { /* the server is away; a save says so */ }
}
setInterval(look, 1000);
