// Opens the private files of an access page: fetched, unsealed chunk by chunk, then saved.
// The other half of access/file_sealing.py; docs/security.md has the format and test vectors.
// An unsealed chunk goes into a Blob at once, which the browser keeps outside this page's memory;
// what the page itself holds is a chunk or two, however large the file.

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const CHUNK = 1 << 20;
const STEP = 4096;
const SEALED = NONCE + CHUNK + TAG;
const PIECE = 1 << 16; // bytes taken from the network at a time
const PATIENCE = [500, 2000, 5000]; // milliseconds before each new try

class Problem extends Error {}

function bytesOf(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Return how a file lies on the site, from what its button says. */
function described({ file, key, size, chunks, each, name, type }) {
  const count = Number(chunks);
  const each_ = Number(each) || count;
  return { id: file, key: bytesOf(key), size: Number(size), count, each: each_, name, type };
}

/** Return the bytes that chunk `index` takes sealed: the last one is padded to a step. */
function sealedLength(file, index) {
  if (index < file.count - 1) return SEALED;
  const rest = file.size - index * CHUNK;
  return NONCE + Math.max(STEP, Math.ceil(rest / STEP) * STEP) + TAG;
}

async function unsealed(file, aes, index, sealed) {
  const additionalData = new Uint8Array(22);
  additionalData[0] = FORMAT;
  additionalData.set(bytesOf(file.id), 1);
  new DataView(additionalData.buffer).setUint32(17, index);
  additionalData[21] = Number(index === file.count - 1);
  const options = { name: "AES-GCM", iv: sealed.subarray(0, NONCE), additionalData };
  try {
    return await crypto.subtle.decrypt(options, aes, sealed.subarray(NONCE));
  } catch {
    throw new Problem("damaged");
  }
}

/** Ask for the part that begins with chunk `first`, from chunk `from` on. */
async function answered(file, root, first, from, via, signal) {
  const number = first / file.each;
  const url = new URL(`p/${file.id}${number ? `-${number}` : ""}`, root);
  // One download is one line with a token in the log, however many parts and tries it takes.
  if (via && from === 0) url.searchParams.set("via", via);
  const skipped = from > first ? 1 + (from - first) * SEALED : 0;
  const headers = skipped ? { Range: `bytes=${skipped}-` } : {};
  const answer = await fetch(url, { cache: "no-store", headers, signal });
  if (answer.status === 404 || answer.status === 410) throw new Problem("gone");
  if (!answer.ok) throw new Problem(answer.status < 500 ? "damaged" : "interrupted");
  // A server that knows no ranges sends all of it again.
  return { body: answer.body, skip: answer.status === 206 ? 0 : skipped };
}

/** Yield what arrives, piece by piece, each good until the next: one buffer serves them all. */
async function* pieces(body) {
  let [reader, spare] = [null, null];
  try {
    [reader, spare] = [body.getReader({ mode: "byob" }), new ArrayBuffer(PIECE)];
  } catch {
    reader = body.getReader(); // an older browser, whose pieces wait to be collected
  }
  try {
    for (;;) {
      const { done, value } = await reader.read(spare && new Uint8Array(spare));
      if (done) return;
      yield value;
      if (spare) spare = value.buffer;
    }
  } finally {
    reader.cancel().catch(() => {}); // what is left of a part that is of no use
  }
}

/** Give the memory of `buffer` back now. Collectors look at the small object, not at its 1 MiB. */
function release(buffer) {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(null, [buffer]);
  port1.close();
  port2.close();
}

/** Call `take` with each sealed chunk of a part, from chunk `from` on. */
async function eachChunk(file, root, first, from, via, signal, take) {
  const { body, skip } = await answered(file, root, first, from, via, signal);
  const end = Math.min(first + file.each, file.count);
  const buffer = new Uint8Array(SEALED);
  let [index, filled, ignored] = [from, 0, skip];
  let versionDue = from === first;
  for await (const value of pieces(body)) {
    let at = Math.min(ignored, value.length);
    ignored -= at;
    if (versionDue && at < value.length) {
      if (value[at] !== FORMAT) throw new Problem("damaged");
      [versionDue, at] = [false, at + 1];
    }
    while (at < value.length) {
      if (index === end) throw new Problem("damaged");
      const length = sealedLength(file, index);
      const piece = value.subarray(at, at + length - filled);
      buffer.set(piece, filled);
      [at, filled] = [at + piece.length, filled + piece.length];
      if (filled === length) {
        await take(index, buffer.subarray(0, length));
        [index, filled] = [index + 1, 0];
      }
    }
  }
  if (index < end) throw new Problem("interrupted");
}

/** Fetch what is missing of a file; `chunks` are the Blobs that are there, in order. */
async function fetchRest(file, chunks, { root, via, signal, advance }) {
  const aes = await crypto.subtle.importKey("raw", file.key, "AES-GCM", false, ["decrypt"]);
  const take = async (index, sealed) => {
    const plain = await unsealed(file, aes, index, sealed);
    chunks.push(new Blob([plain]));
    release(plain); // the Blob has a copy
    advance(chunks.length);
  };
  while (chunks.length < file.count) {
    const first = chunks.length - (chunks.length % file.each);
    await eachChunk(file, root, first, chunks.length, via, signal, take);
  }
}

/** The same, tried again where the connection breaks off. */
async function fetchPatiently(file, chunks, how) {
  for (let tries = 0; ; tries += 1) {
    const before = chunks.length;
    try {
      return await fetchRest(file, chunks, how);
    } catch (error) {
      if (how.signal.aborted) throw new Problem("stopped");
      if (error instanceof Problem && error.message !== "interrupted") throw error;
      if (chunks.length > before) tries = 0;
      if (tries === PATIENCE.length) throw new Problem("interrupted");
      await new Promise((resolve) => setTimeout(resolve, PATIENCE[tries]));
    }
  }
}

function say(list, words) {
  for (const one of list.querySelectorAll("[data-says]")) {
    const wanted = words === "damaged" || words === "gone" ? [words, "whom"] : [words];
    one.hidden = !wanted.includes(one.dataset.says);
  }
}

/** Save the file by the first of its links; where there is another, that one opens it. */
function save(file, chunks, links) {
  const whole = new Blob(chunks, { type: file.type }).slice(0, file.size, file.type);
  if (whole.size !== file.size) throw new Problem("damaged");
  URL.revokeObjectURL(links[0].href);
  const address = URL.createObjectURL(whole);
  // without an address a link must say nothing of how it is followed (HTML, “The a element”)
  const [saves, opens] = links;
  Object.assign(saves, { href: address, download: file.name });
  if (opens) Object.assign(opens, { href: address, target: "_blank", rel: "noopener" });
  saves.click();
}

function offer(button, list, root, via) {
  const file = described(button.dataset);
  const [progress, saved] = ["progress", "saved"].map((name) =>
    button.parentElement.querySelector(`.file__${name}`),
  );
  const bar = progress.querySelector("progress");
  let chunks = [];
  let stopping = null;
  const advance = (done) => {
    bar.value = done;
  };
  progress.querySelector("[data-stop]").addEventListener("click", () => stopping?.abort());
  button.addEventListener("click", async () => {
    if (stopping) return;
    stopping = new AbortController();
    say(list, "");
    saved.hidden = true;
    progress.hidden = false;
    try {
      await fetchPatiently(file, chunks, { root, via, signal: stopping.signal, advance });
      save(file, chunks, saved.querySelectorAll("a"));
      [chunks, saved.hidden] = [[], false];
      say(list, "saved");
    } catch (error) {
      const problem = error instanceof Problem ? error.message : "damaged";
      if (problem === "damaged" || problem === "gone") chunks = [];
      say(list, problem);
    } finally {
      stopping = null;
      progress.hidden = true;
      advance(chunks.length);
    }
  });
}

/** Make the file buttons of a page work; `root` is the site's. */
export function offerFiles(page, root) {
  // The page's own links carry the token of its visits, where these may be noted.
  const tracked = page.querySelector("a[href*='via=']");
  const via = tracked && new URL(tracked.href).searchParams.get("via");
  for (const list of page.querySelectorAll("[data-files]")) {
    for (const button of list.querySelectorAll("[data-file]")) offer(button, list, root, via);
  }
}
