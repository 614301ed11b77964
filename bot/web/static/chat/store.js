// What this device remembers of the conversation: by default until the tab closes, on one's own device longer.

const VERSION = 1;

function storageOf(name) {
  try {
    const storage = window[name];
    storage.getItem("probe");
    return storage;
  } catch {
    return null; // Blocked by the browser: the conversation then lives in this page alone.
  }
}

const WIPED = "wiped";

export class Store {
  #key;
  #short = storageOf("sessionStorage");
  #long = storageOf("localStorage");
  #state;

  // tell: { changed(), wiped() }: another tab on one's own device wrote on in this conversation, or wiped it.
  constructor(organisation, newSender, tell) {
    this.#key = `chat ${organisation}`;
    this.#state = this.#read(this.#short) ?? this.#read(this.#long) ?? this.#empty(newSender);
    this.save();
    window.addEventListener("storage", (event) => {
      if (event.storageArea === this.#long && event.key === this.#key) this.#heard(event.newValue, tell);
    });
  }

  get sender() { return this.#state.sender; }
  get own() { return this.#state.own; }
  get draft() { return this.#state.draft; }
  get ownDevice() { return this.#state.ownDevice; }
  get begun() { return this.#state.own.length > 0; }

  set draft(text) {
    this.#state.draft = text;
    this.save();
  }

  set ownDevice(yes) {
    this.#state.ownDevice = yes;
    this.save();
  }

  add(message) {
    this.#state.own.push(message);
    this.save();
  }

  remove(id) {
    this.#state.removed.push(id);
    this.#state.own = this.#state.own.filter((message) => message.id !== id);
    this.save();
  }

  save() {
    const [keep, other] = this.#state.ownDevice ? [this.#long, this.#short] : [this.#short, this.#long];
    if (this.#state.ownDevice) this.#merge(this.#read(this.#long));
    try {
      other?.removeItem(this.#key);
      keep?.setItem(this.#key, JSON.stringify(this.#state));
    } catch {
      // The storage is full: what was typed still stands in the page and is sent from there.
    }
  }

  wipe() {
    for (const storage of [this.#short, this.#long]) {
      try {
        if (this.#state.ownDevice) storage?.setItem(this.#key, WIPED); // Other tabs hear this and wipe too.
        storage?.removeItem(this.#key);
      } catch {
        // Nothing to wipe where nothing could be kept.
      }
    }
    this.save = () => {};
  }

  #heard(value, tell) {
    if (!this.#state.ownDevice) return;
    if (value === WIPED) {
      this.wipe();
      tell.wiped();
    } else if (value === null) {
      this.ownDevice = this.#read(this.#long) !== null;
      if (!this.ownDevice) tell.changed();
    } else if (this.#merge(this.#read(this.#long))) {
      tell.changed();
    }
  }

  // Takes over what another tab knows of this conversation; returns whether that was anything.
  #merge(other) {
    if (other?.sender !== this.#state.sender) return false;
    let news = false;
    const removed = new Set([...this.#state.removed, ...other.removed]);
    this.#state.removed = [...removed];
    const known = new Map(this.#state.own.map((message) => [message.id, message]));
    for (const message of other.own) {
      const mine = known.get(message.id);
      if (!mine && !removed.has(message.id)) {
        this.#state.own.push(message);
        news = true;
      } else if (mine && message.state === "sent" && mine.state !== "sent") {
        mine.state = "sent";
        news = true;
      }
    }
    if (news) this.#state.own.sort((a, b) => a.after - b.after);
    return news;
  }

  #empty(sender) {
    return { version: VERSION, sender, own: [], removed: [], draft: "", ownDevice: false };
  }

  #read(storage) {
    try {
      const state = JSON.parse(storage?.getItem(this.#key) ?? "null");
      return state?.version === VERSION && state.sender && Array.isArray(state.own) ? state : null;
    } catch {
      return null;
    }
  }
}
