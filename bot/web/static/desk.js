// The desk works without this. With it, a list is fresh by itself and a result is not sent twice.
"use strict";

const EVERY = 30_000; // milliseconds

const outcome = document.getElementById("outcome");
if (outcome) {
  outcome.focus();
  // Loading the page again shows it, and does not send the form once more.
  history.replaceState(null, "", location.pathname === "/desk/command" ? "/desk" : location.pathname);
}

const fresh = document.getElementById("fresh");

async function refresh() {
  if (document.hidden || fresh.contains(document.activeElement)) return;
  try {
    const response = await fetch(fresh.dataset.refresh, { credentials: "same-origin", cache: "no-store" });
    if (response.status === 401) {
      location.assign("/desk");
      return;
    }
    if (!response.ok) return;
    const read = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = read.getElementById("fresh");
    if (next && next.innerHTML !== fresh.innerHTML) fresh.replaceChildren(...next.childNodes);
    const [nav, nextNav] = [document, read].map((where) => where.querySelector(".bar nav"));
    if (nextNav && nav.innerHTML !== nextNav.innerHTML && !nav.contains(document.activeElement)) {
      nav.replaceChildren(...nextNav.childNodes);
    }
  } catch {
    // No connection: the next round tries again.
  }
}

if (fresh) {
  setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
}

// One press is one act.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
});
