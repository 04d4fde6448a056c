// Opens a sealed page: the link's fragment is a seed, from which come the payload's id and key.
// The other half of access/keys.py and access/sealing.py; docs/security.md has test vectors.
// Phones on slow lines open it: the page is asked for before anything else is done, and its letter
// is there to read before its chapters are laid out.

const LABELS = { id: "payload-id", key: "payload-key", reading: "confirmed-reading" };
const FORMAT = 1;
const NONCE_BYTES = 12;
// 22 characters hold 132 bits, of which a seed has 128: the last is one of four. What a mail
// program took into the link after it, such as a full stop, does no harm.
const SEED = /^([A-Za-z0-9_-]{21}[AQgw])(?![A-Za-z0-9_-])/;
const ROOT = new URL("../../", document.baseURI);

// Its letter is a page's first header; a parser closes what is open.
const LETTER_ENDS = "</header>";

const policy = globalThis.trustedTypes?.createPolicy("showkit", {
  // Only what AES-GCM has authenticated under the link's own key is handed to this.
  createHTML: (html) => html,
});

// What a whole house shares has places left open, a name between two control characters each, for
// what is one person's own: the other half of access/page/slots.py.
const SLOT = /\x02([a-z0-9-]+)\x03/g;

// The script does not wait for the body, nor for stylesheets.
const body = new Promise((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", resolve);
});

function trusted(html) {
  return policy ? policy.createHTML(html) : html;
}

class Problem extends Error {}

function bytesOf(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function base64urlOf(bytes) {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

async function derived(seed, label, length) {
  const info = new TextEncoder().encode(`showkit/v1/${label}`);
  const options = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(options, await seed, length * 8));
}

async function fetched(id) {
  // no-store: each opening reaches the server's log.
  const answer = await fetch(new URL(`p/${id}`, ROOT), { cache: "no-store" });
  if (answer.status === 404 || answer.status === 410) throw new Problem("gone");
  if (!answer.ok) throw new Problem("damaged");
  return new Uint8Array(await answer.arrayBuffer());
}

async function unsealed(sealed, id, key) {
  if (sealed.length <= 1 + NONCE_BYTES || sealed[0] !== FORMAT) throw new Problem("damaged");
  const associated = new Uint8Array([FORMAT, ...bytesOf(id), 0, 0, 0, 0, 1]);
  const aes = await crypto.subtle.importKey("raw", await key, "AES-GCM", false, ["decrypt"]);
  const iv = sealed.subarray(1, 1 + NONCE_BYTES);
  const options = { name: "AES-GCM", iv, additionalData: associated };
  const padded = await crypto.subtle.decrypt(options, aes, sealed.subarray(1 + NONCE_BYTES));
  const length = new DataView(padded).getUint32(0);
  const packed = new Response(new Uint8Array(padded, 4, length)).body;
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function opened(seed) {
  const id = base64urlOf(await derived(seed, LABELS.id, 16));
  const sealed = fetched(id);
  const key = derived(seed, LABELS.key, 32);
  return unsealed(await sealed, id, key);
}

// Listens from the moment at which the letter is there: who scrolls at once has read too.
function seen(seed) {
  const tell = async (more = "") => {
    const token = base64urlOf(await derived(seed, LABELS.reading, 16));
    const address = new URL(`p/read?${token}${more}`, ROOT);
    fetch(address, { cache: "no-store", keepalive: true }).catch(() => {});
  };
  const report = () => {
    for (const kind of kinds) removeEventListener(kind, report);
    return tell();
  };
  const kinds = ["pointerdown", "keydown", "wheel", "touchmove"];
  for (const kind of kinds) addEventListener(kind, report, { passive: true });
  const told = new Set();
  const unfolded = ({ target: { open, dataset } }) => {
    if (!open || !dataset.fees || dataset.printed || told.has(dataset.fees)) return;
    told.add(dataset.fees);
    tell(`&fees=${dataset.fees}`);
  };
  // "toggle" does not bubble.
  document.getElementById("page").addEventListener("toggle", unfolded, { capture: true });
}

function filled({ html, own }) {
  return html.replace(SLOT, (_, name) => {
    if (typeof own?.[name] !== "string") throw new Problem("damaged");
    return own[name];
  });
}

// Where a page is not looked at (a tab in the background) nothing is painted.
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

// Typefaces take the line for as long as several photographs.
function firstPhotograph() {
  const photograph = document.querySelector("#page img[fetchpriority]");
  return photograph?.decode().catch(() => {});
}

// A link within the page must not take the place of the seed in the address.
function follow(event) {
  const link = event.target.closest("[data-within]");
  if (!link) return;
  event.preventDefault();
  const goal = document.getElementById(link.hash.slice(1));
  goal?.scrollIntoView();
  goal?.focus({ preventScroll: true });
}

// Shows how a page begins, and returns what comes after: laying out the chapters takes a phone as
// long as all that was done before.
function showLetter(page) {
  const [letter, ...chapters] = filled(page).split(LETTER_ENDS);
  const main = document.getElementById("page");
  document.documentElement.lang = page.lang;
  document.title = page.title;
  main.innerHTML = trusted(letter);
  main.addEventListener("click", follow);
  main.focus({ preventScroll: true });
  return chapters.join(LETTER_ENDS);
}

async function offerFiles() {
  const main = document.getElementById("page");
  if (!main.querySelector("[data-files]")) return;
  // Somebody may be quicker than the script that opens files.
  const tapped = new Set();
  const remember = (event) => {
    const file = event.target.closest("button.file");
    if (file) tapped.add(file);
  };
  main.addEventListener("click", remember);
  const script = document.querySelector("script[data-files]").dataset.files;
  const { offerFiles: offer } = await import(new URL(script, document.baseURI));
  main.removeEventListener("click", remember);
  offer(main, ROOT);
  for (const file of tapped) file.click();
}

function explain(problem) {
  document.getElementById("page").classList.remove("opening");
  document.getElementById("opening").hidden = true;
  document.getElementById(`problem-${problem}`).hidden = false;
  document.getElementById("secure").href = location.href.replace(/^http:/, "https:");
  for (const id of ["whom-to-call", "in-other-languages"]) {
    const more = document.getElementById(id);
    if (more) more.hidden = problem === "own" && id === "whom-to-call";
  }
  // The same link opens at the shell of each language.
  for (const link of document.querySelectorAll("#in-other-languages a")) {
    link.href += location.search + location.hash;
  }
}

async function open() {
  const fragment = SEED.exec(location.hash.slice(1))?.[1];
  try {
    if (!location.hash && new URLSearchParams(location.search).has("own")) throw new Problem("own");
    if (!globalThis.crypto?.subtle) throw new Problem("insecure");
    if (!globalThis.DecompressionStream) throw new Problem("old");
    if (!fragment) throw new Problem("cut");
    const seed = crypto.subtle.importKey("raw", bytesOf(fragment), "HKDF", false, ["deriveBits"]);
    const page = await opened(seed);
    await body;
    const chapters = showLetter(page);
    if (page.tracked) seen(seed);
    await painted();
    document.getElementById("page").insertAdjacentHTML("beforeend", trusted(chapters));
    // Without them the page is still there to read.
    offerFiles().catch((error) => console.error(error));
    await firstPhotograph();
    document.getElementById("page").classList.remove("opening");
  } catch (error) {
    await body;
    explain(error instanceof Problem ? error.message : "damaged");
  }
}

function offerToPaste() {
  document.getElementById("whole").addEventListener("submit", (event) => {
    event.preventDefault();
    // Mail programs break long links into lines.
    const pasted = document.getElementById("pasted").value.replace(/\s/g, "");
    const fragment = SEED.exec(pasted.slice(pasted.indexOf("#") + 1))?.[1];
    document.querySelector("#not-whole span").hidden = Boolean(fragment);
    if (fragment) location.hash = fragment;
  });
}

open();
body.then(() => {
  document.getElementById("opening").hidden = false;
  offerToPaste();
});
addEventListener("hashchange", () => location.reload());
// On paper nothing can be tapped: what a programmer would unfold there is printed.
const folded = () => document.querySelectorAll("details[data-print]:not([open])");
addEventListener("beforeprint", () => {
  for (const part of folded()) part.open = part.dataset.printed = true;
});
addEventListener("afterprint", () => {
  for (const part of document.querySelectorAll("[data-printed]")) {
    part.open = false;
    delete part.dataset.printed;
  }
});
