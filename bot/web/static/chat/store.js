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

export class Store {
  #key;
  #short = storageOf("sessionStorage");
  #long = storageOf("localStorage");
  #state;

  constructor(organisation, newSender) {
    this.#key = `chat ${organisation}`;
    this.#state = this.#read(this.#short) ?? this.#read(this.#long) ?? this.#empty(newSender);
    this.save();
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
    this.#state.own = this.#state.own.filter((message) => message.id !== id);
    this.save();
  }

  save() {
    const [keep, other] = this.#state.ownDevice ? [this.#long, this.#short] : [this.#short, this.#long];
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
        storage?.removeItem(this.#key);
      } catch {
        // Nothing to wipe where nothing could be kept.
      }
    }
    this.save = () => {};
  }

  #empty(sender) {
    return { version: VERSION, sender, own: [], draft: "", ownDevice: false };
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
