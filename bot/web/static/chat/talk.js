// Draws the conversation: one bubble per message, with its buttons and its state.

import { linked } from "./links.js";

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function clockTime(at) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const format = { timeZone: "Europe/Amsterdam", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat("nl-NL", format).format(moment);
}

export class Talk {
  #log;
  #words;
  #act;
  #states = new Map();

  // words(name): a text in the language of the conversation
  // act: { choose(button, element), again(message), remove(message), copy(text, button) }
  constructor(log, words, act) {
    this.#log = log;
    this.#words = words;
    this.#act = act;
  }

  // While the past is put back nothing is read aloud.
  quietly(work) {
    this.#log.setAttribute("aria-live", "off");
    work();
    setTimeout(() => this.#log.setAttribute("aria-live", "polite"), 500);
  }

  clear() {
    this.#states.clear();
    this.#log.replaceChildren();
  }

  aloud() {
    this.#log.setAttribute("aria-live", "polite");
  }

  own(message) {
    this.#dropButtons();
    const bubble = element("div", "item own");
    bubble.tabIndex = -1;
    bubble.append(element("span", "unseen", `${this.#words("you")}: `));
    const shown = message.isFile ? `${this.#words("file")}: ${message.shown}` : message.shown;
    const text = element("p", "text", shown);
    text.dir = "auto";
    const state = element("p", "state");
    bubble.append(text, state);
    this.#states.set(message.id, { bubble, state });
    this.#log.append(bubble);
    this.state(message, message.state);
    return bubble;
  }

  state(message, name) {
    const drawn = this.#states.get(message.id);
    if (!drawn) return;
    drawn.bubble.classList.toggle("failed", name === "failed");
    drawn.state.replaceChildren(this.#words(name));
    if (name === "sent") {
      for (const [id, other] of this.#states) {
        if (id !== message.id && other.bubble.dataset.state === "sent") other.state.replaceChildren();
      }
    }
    drawn.bubble.dataset.state = name;
    if (name !== "failed" && name !== "retrying") return;
    if (message.why === "lost") drawn.state.replaceChildren(this.#words("file_lost"));
    else if (message.why === "too_big") {
      drawn.state.replaceChildren(this.#words(message.isFile ? "file_too_big" : "too_long"));
    } else drawn.state.append(" ", this.#button("retry", () => this.#act.again(message)));
    if (name === "failed") {
      drawn.state.append(" ", this.#button("remove", () => {
        drawn.bubble.remove();
        this.#states.delete(message.id);
        this.#act.remove(message);
      }));
    }
  }

  theirs(item) {
    const custom = item.custom ?? {};
    const staff = item.from === "staff";
    this.#dropButtons();
    const bubble = element("div", staff ? "item staff" : "item bot");
    if (typeof custom.language === "string") bubble.lang = custom.language;
    const who = element("span", staff ? "from" : "unseen", this.#words(staff ? "staff" : "bot"));
    if (!staff) who.append(": ");
    const time = staff && item.at ? clockTime(item.at) : null;
    if (time) who.append(element("span", "time", ` · ${time}`));
    bubble.append(who);
    for (const paragraph of String(item.text ?? "").split(/\n{2,}/)) {
      const text = element("p", "text");
      text.dir = "auto";
      text.append(linked(paragraph, { ownWords: custom.asks === "confirm" }));
      bubble.append(text);
    }
    if (custom.reference && custom.return_code) {
      bubble.append(this.#copyButton("copy", `${custom.reference} ${custom.return_code}`));
    }
    if (typeof custom.copy === "string") bubble.append(this.#copyButton("copy_text", custom.copy));
    if (Array.isArray(item.buttons) && item.buttons.length) bubble.append(this.#buttons(item.buttons));
    this.#log.append(bubble);
    return bubble;
  }

  notice(name, label, act) {
    const bubble = element("div", "item notice");
    bubble.append(element("p", "text", this.#words(name)));
    const button = element("button", "choice", this.#words(label));
    button.type = "button";
    button.addEventListener("click", act);
    bubble.append(button);
    this.#log.append(bubble);
    return bubble;
  }

  #buttons(buttons) {
    const group = element("div", buttons.length > 4 ? "choices many" : "choices");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.#words("choices"));
    for (const choice of buttons) {
      const button = element("button", "choice", choice.title);
      button.type = "button";
      button.dir = "auto";
      button.addEventListener("click", () => this.#act.choose(choice));
      group.append(button);
    }
    return group;
  }

  // Only the last question can be answered with a button.
  #dropButtons() {
    for (const group of this.#log.querySelectorAll(".choices")) group.remove();
  }

  #button(name, act) {
    const button = element("button", "small-button", this.#words(name));
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  #copyButton(name, text) {
    const button = element("button", "copy", this.#words(name));
    button.type = "button";
    button.addEventListener("click", () => this.#act.copy(text, button));
    return button;
  }
}
