// Sends what was written, one after another, and again with the same id until the other side has it.

const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds between tries
const LONGEST_WAIT = 60_000; // milliseconds for one try
const TRY_AGAIN = new Set([408, 425, 429, 500, 502, 503, 504]);
const TOO_BIG = 413;
const NOT_OURS = 403;

export class Sending {
  #store;
  #organisation;
  #tell;
  #files = new Map();
  #running = false;
  #wake = null;

  // tell: { state(message), trying(yes), answered(message, items), ended() }
  constructor(store, organisation, tell) {
    this.#store = store;
    this.#organisation = organisation;
    this.#tell = tell;
    window.addEventListener("online", () => this.hurry());
  }

  get busy() { return this.#running; }

  add(message, file = null) {
    if (file) this.#files.set(message.id, file);
    this.#store.add(message);
    this.run();
  }

  again(message) {
    if (message.isFile && !this.#files.has(message.id)) return;
    this.#set(message, "waiting");
    this.hurry();
    this.run();
  }

  hurry() {
    this.#wake?.();
  }

  // A file that was chosen before the page was loaded again is not in our hands any more.
  giveUpLostFiles() {
    for (const message of this.#store.own) {
      if (message.isFile && message.state !== "sent" && !this.#files.has(message.id)) {
        this.#set(message, "failed", "lost");
      }
    }
  }

  async run() {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let message = this.#next(); message; message = this.#next()) {
        if (!(await this.#deliver(message))) break;
      }
    } finally {
      this.#running = false;
      this.#tell.trying(false);
    }
  }

  #next() {
    return this.#store.own.find((message) => message.state === "waiting");
  }

  // Returns false where nothing more can be sent in this conversation.
  async #deliver(message) {
    for (let tries = 0; message.state === "waiting"; tries += 1) {
      if (!tries) {
        this.#tell.trying(true);
        this.#tell.state(message, "sending");
      }
      const response = await this.#post(message);
      if (response?.ok) {
        const items = await response.json().catch(() => null);
        this.#set(message, "sent");
        this.#files.delete(message.id);
        await this.#tell.answered(message, Array.isArray(items) ? items : []);
        return true;
      }
      if (response?.status === NOT_OURS) {
        this.#set(message, "failed");
        this.#tell.ended();
        return false;
      }
      if (response && !TRY_AGAIN.has(response.status)) {
        this.#set(message, "failed", response.status === TOO_BIG ? "too_big" : null);
        return true;
      }
      this.#tell.trying(false);
      this.#tell.state(message, "retrying");
      await this.#pause(tries, response);
    }
    return true;
  }

  async #post(message) {
    try {
      return await fetch(...this.#request(message));
    } catch {
      return null; // No connection, or no answer in time: the same id makes another try harmless.
    }
  }

  #request(message) {
    const common = { method: "POST", credentials: "omit", signal: AbortSignal.timeout(LONGEST_WAIT) };
    if (message.isFile) {
      const body = new FormData();
      body.append("sender", this.#store.sender);
      body.append("message_id", message.id);
      body.append("file", this.#files.get(message.id));
      return [`/chat/${encodeURIComponent(this.#organisation)}/attachments`, { ...common, body }];
    }
    const body = JSON.stringify({
      sender: this.#store.sender,
      message: message.text,
      metadata: { organisation: this.#organisation, message_id: message.id },
    });
    const headers = { "Content-Type": "application/json" };
    return ["/webhooks/rest/webhook", { ...common, headers, body }];
  }

  #set(message, state, why = null) {
    message.state = state;
    message.why = why;
    this.#store.save();
    this.#tell.state(message, state);
  }

  #pause(tries, response) {
    const asked = Number(response?.headers.get("Retry-After"));
    const seconds = asked > 0 ? Math.min(asked, 60) : PAUSES[Math.min(tries, PAUSES.length - 1)];
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
