// Text to nodes: line breaks kept, and links for web addresses and Dutch phone numbers only.

const WEB = /\b(?:https?:\/\/|www\.)[^\s<>"'“”]+/giu;
// A Dutch address without anything in front, such as "113.nl"; never the end of a mail address.
const BARE = /(?<![\p{L}\d@./_-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+nl(?![\p{L}\d@-]|\.\p{L})(?:\/[^\s<>"'“”]*)?/gu;
const PHONE = /(?<![\p{L}\d+@./-])(?:\+31|0031|0)[\d \-()]{7,16}\d(?![\p{L}\d@/-])/gu;
// Short numbers are links only where the words say that one can call there: "Kerkstraat 112" is an address.
const SHORT = /(?<![\p{L}\d€+@.,/-])(112|113)(?![\p{L}\d@/-]|[.,][\p{L}\d])/gu;
const CALL_BEFORE = /(?:\b(?:bel|belt|bellen|gebeld|call|ring|phone|dial|nummer|number|alarmnummer|tel)\b[^.!?\n]{0,24}|[:•☎–-]\s*|(?:^|\n)\s*)$/iu;
const CALL_AFTER = /^\s*(?:bellen|bel\b)/iu;

function webLink(text) {
  const clean = text.replace(/[.,;:!?)\]}…]+$/u, "");
  const address = /^https?:/i.test(clean) ? clean : `https://${clean}`;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? { text: clean, href: url.href } : null;
  } catch {
    return null;
  }
}

function phoneLink(text) {
  const digits = text.replace("(0)", "").replace(/[ \-()]/g, "");
  const local = digits.replace(/^(?:\+31|0031)/, "0");
  const free = /^0800(?:\d{4}|\d{7})$/.test(local);
  return free || /^0[1-8]\d{8}$/.test(local) ? { text, href: `tel:${digits.replace(/^0031/, "+31")}` } : null;
}

function found(text, ownWords) {
  const links = [];
  for (const pattern of [WEB, BARE]) {
    for (const hit of text.matchAll(pattern)) {
      const link = webLink(hit[0]);
      if (link) links.push({ ...link, start: hit.index });
    }
  }
  for (const hit of text.matchAll(PHONE)) {
    const link = phoneLink(hit[0]);
    if (link) links.push({ ...link, start: hit.index });
  }
  for (const hit of ownWords ? [] : text.matchAll(SHORT)) {
    const calls = CALL_BEFORE.test(text.slice(0, hit.index)) || CALL_AFTER.test(text.slice(hit.index + 3));
    if (calls) links.push({ text: hit[0], href: `tel:${hit[0]}`, start: hit.index });
  }
  return links.sort((a, b) => a.start - b.start);
}

// ownWords: what the person said stands in the text, so that a 112 in it may be part of an address.
export function linked(text, { ownWords = false } = {}) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const link of found(text, ownWords)) {
    if (link.start < at) continue;
    fragment.append(text.slice(at, link.start));
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.text;
    anchor.rel = "noopener noreferrer";
    if (!link.href.startsWith("tel:")) anchor.target = "_blank";
    fragment.append(anchor);
    at = link.start + link.text.length;
  }
  fragment.append(text.slice(at));
  return fragment;
}
