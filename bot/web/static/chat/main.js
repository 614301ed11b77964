// The chat page: brings store, sending, news and drawing together.

import { Composer } from "./composer.js";
import { News } from "./news.js";
import { Sending } from "./sending.js";
import { Store } from "./store.js";
import { Talk } from "./talk.js";

const MOST_BYTES = 10_000_000;
const SLOW = 8_000; // milliseconds

const settings = JSON.parse(document.getElementById("settings").dataset.settings);
const progress = document.getElementById("progress");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let language = settings.language;
const words = (name) => settings.texts[language][name];

const store = new Store(settings.organisation, settings.sender, {
  changed: () => {
    ownDevice.checked = store.ownDevice;
    rebuild(shown);
  },
  wiped: () => location.reload(),
});
const shown = []; // all that came in, as it stands in the talk
const talk = new Talk(document.getElementById("talk"), words, { choose, again, remove, copy });
const sending = new Sending(store, settings.organisation, { state, trying, answered, ended });
const news = new News(settings.organisation, store.sender, arrived);
const composer = new Composer(document.getElementById("composer"), words, {
  send: (text) => say(text, text),
  typed: (text) => { store.draft = text; },
  file: sendFile,
});

function say(text, shown) {
  store.draft = "";
  composer.suit(null);
  return put({ text, shown });
}

function put(fields, file = null) {
  const message = { id: newId(), state: "waiting", after: news.lastId, ...fields };
  talk.aloud();
  const bubble = talk.own(message);
  bringIntoView(bubble);
  news.stirred();
  sending.add(message, file);
  return bubble;
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function choose(choice) {
  const bubble = say(choice.payload ?? choice.title, choice.title);
  bubble.focus({ preventScroll: true });
}

function sendFile(file) {
  if (file.size > MOST_BYTES) {
    tellProgress(words("file_too_big"));
    return;
  }
  put({ isFile: true, shown: file.name, text: "" }, file);
}

function again(message) {
  sending.again(message);
}

function remove(message) {
  store.remove(message.id);
  composer.focus();
}

// What the sending tells ---------------------------------------------------------------------

let slowTimer = null;

function state(message, name) {
  talk.state(message, name);
  if (name === "retrying") tellProgress(words("offline"));
  if (name === "failed") tellProgress(words("failed"));
}

function trying(yes) {
  clearTimeout(slowTimer);
  if (!yes) {
    if (progress.dataset.kind === "thinking") tellProgress("");
    return;
  }
  tellProgress(words("thinking"), "thinking");
  slowTimer = setTimeout(() => tellProgress(words("slow"), "thinking"), SLOW);
}

async function answered(message, items) {
  tellProgress("");
  if (items.length && items.every((item) => Number.isInteger(item.id))) {
    const fresh = items.filter((item) => item.id > news.lastId);
    news.seen(fresh);
    arrived(fresh);
    news.start();
    return;
  }
  const fresh = await news.look();
  // An answer that is not among the messages (trouble, or they cannot be fetched) is shown as it came.
  if (items.length && (fresh === null || (!fresh.length && !alreadyShown(items)))) arrived(items);
}

function alreadyShown(items) {
  const last = document.querySelector("#talk .item.bot:last-of-type");
  const flat = (text) => text.replace(/\s+/g, "");
  return last !== null && flat(last.textContent).includes(flat(items.at(-1).text ?? ""));
}

function ended() {
  bringIntoView(talk.notice("ended", "restart", () => {
    store.wipe();
    location.reload();
  }));
}

// What comes in ------------------------------------------------------------------------------

function arrived(items) {
  if (!items.length) return;
  let first = null;
  for (const item of items) {
    speak(item.custom?.language);
    const bubble = talk.theirs(item);
    shown.push(item);
    first ??= bubble;
  }
  const asks = items.findLast((item) => item.from !== "staff")?.custom?.asks ?? null;
  composer.suit(asks);
  bringIntoView(first);
}

function speak(code) {
  if (typeof code !== "string") return;
  const known = code === "nl" ? "nl" : "en";
  if (known === language) return;
  language = known;
  document.getElementById("send").textContent = words("send");
  document.querySelector(".attach span").textContent = words("attach");
  document.getElementById("composer").lang = known;
  composer.relabel();
}

function tellProgress(text, kind = "") {
  progress.dataset.kind = kind;
  if (progress.textContent !== text) progress.textContent = text;
}

function bringIntoView(bubble) {
  const composerHeight = document.getElementById("composer").offsetHeight;
  const { top, bottom, height } = bubble.getBoundingClientRect();
  const room = window.innerHeight - composerHeight;
  if (top >= 0 && bottom <= room) return;
  const to = height > room - 80 ? top - 72 : bottom - room + 24;
  window.scrollBy({ top: to, behavior: calm.matches ? "auto" : "smooth" });
}

async function copy(text, button) {
  const label = button.textContent;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    done = copyByHand(text);
  }
  const said = words(done ? "copied" : "copy_failed");
  button.textContent = said;
  tellProgress(said);
  setTimeout(() => {
    button.textContent = label;
    if (progress.textContent === said) tellProgress("");
  }, 4000);
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

// This device --------------------------------------------------------------------------------

document.getElementById("leave").addEventListener("click", (event) => {
  event.preventDefault();
  const to = event.currentTarget.href;
  store.wipe();
  document.documentElement.replaceChildren();
  location.replace(to);
});

const ownDevice = document.getElementById("own-device");
ownDevice.disabled = false;
ownDevice.checked = store.ownDevice;
ownDevice.addEventListener("change", () => { store.ownDevice = ownDevice.checked; });

const wipe = document.getElementById("wipe");
wipe.disabled = false;
wipe.addEventListener("click", () => {
  if (store.begun && !window.confirm(words("wipe_sure"))) return;
  store.wipe();
  location.reload();
});

// The start ----------------------------------------------------------------------------------

// Each own message knows the last one that stood above it, so that no clock is needed to put them in order.
function putBack(items) {
  talk.clear();
  const own = [...store.own];
  const drawOwn = (upTo) => {
    while (own.length && own[0].after < upTo) talk.own(own.shift());
  };
  for (const item of items) {
    drawOwn(item.id);
    speak(item.custom?.language);
    talk.theirs(item);
  }
  drawOwn(Infinity);
}

const AGAIN = 4_000; // milliseconds until the past is asked for again

async function begin() {
  composer.value = store.draft;
  if (!store.begun) return;
  const items = await news.history();
  shown.push(...(items ?? []));
  rebuild(shown);
  sending.giveUpLostFiles();
  sending.run();
  if (items === null) setTimeout(catchUp, AGAIN);
  else news.start();
}

// The past could not be fetched: show what this device knows, and put the rest in as soon as it comes.
async function catchUp() {
  const items = await news.history();
  if (items === null) setTimeout(catchUp, AGAIN);
  else {
    shown.push(...items);
    rebuild(shown);
    news.start();
  }
}

function rebuild(items) {
  talk.quietly(() => putBack(items));
  composer.suit(items.findLast((item) => item.from !== "staff")?.custom?.asks ?? null);
  composer.value = store.draft;
  window.scrollTo(0, document.documentElement.scrollHeight);
}

begin();
