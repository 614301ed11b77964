// Fetches what came in: answers, and what staff or the clock sent in between.

const SOON = 4_000;
const LATER = 10_000;
const SELDOM = 30_000; // milliseconds between two looks, rarer as nothing happens
const MINUTE = 60_000;

export class News {
  #organisation;
  #sender;
  #show;
  #lastId = 0;
  #timer = null;
  #looking = null;
  #quietSince = Date.now();

  // show: called with the new items, oldest first
  constructor(organisation, sender, show) {
    this.#organisation = organisation;
    this.#sender = sender;
    this.#show = show;
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.#timer !== null) this.look();
    });
  }

  get lastId() { return this.#lastId; }

  // All there is so far, without showing it; null where it could not be fetched.
  history() {
    return this.#fetchAll(() => {});
  }

  // Fetches and shows at once; not a look that began earlier. Null where it could not be fetched.
  async look() {
    await this.#looking;
    this.#looking ??= this.#fetchAll(this.#show).finally(() => {
      this.#looking = null;
    });
    const items = await this.#looking;
    this.start();
    return items;
  }

  start() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (document.hidden) this.#timer = 0; // The next look is when somebody looks at the page again.
      else this.look();
    }, this.#interval());
  }

  stirred() {
    this.#quietSince = Date.now();
  }

  seen(items) {
    for (const item of items) {
      if (Number.isInteger(item.id)) this.#lastId = Math.max(this.#lastId, item.id);
    }
  }

  #interval() {
    const quiet = Date.now() - this.#quietSince;
    return quiet < 3 * MINUTE ? SOON : quiet < 15 * MINUTE ? LATER : SELDOM;
  }

  async #fetchAll(show) {
    const all = [];
    try {
      for (;;) {
        const items = await this.#fetchSome();
        const fresh = items.filter((item) => item.id > this.#lastId);
        if (!fresh.length) return all;
        this.seen(fresh);
        this.stirred();
        show(fresh);
        all.push(...fresh);
      }
    } catch {
      return all.length ? all : null;
    }
  }

  async #fetchSome() {
    const query = new URLSearchParams({ sender: this.#sender, after: this.#lastId });
    const response = await fetch(`/chat/${encodeURIComponent(this.#organisation)}/messages?${query}`, {
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
