// The first script of a page: it unpacks data and scripts, which travel as one compressed text, and puts them in their place.

const DATA = ["nodes", "edges", "options", "dataset"];
const SCRIPTS = ["library", "script"];
/** The digits of base85 (RFC 1924), but for the three that have a meaning in HTML. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;:=/?@^_`{|}~";
const BASE = 85;
/** Five digits are four bytes. */
const [DIGITS_EACH, BYTES_EACH] = [5, 4];

/**
 * Read base85. It is done once, before anything was made fast by running often: in whole numbers that need no memory each.
 *
 * @param {string} text
 */
function bytesOf(text) {
  const values = new Uint8Array(128);
  for (let value = 0; value < BASE; value += 1) values[DIGITS.charCodeAt(value)] = value;
  const groups = Math.ceil(text.length / DIGITS_EACH);
  const digits = new TextEncoder().encode(text.padEnd(groups * DIGITS_EACH, DIGITS.at(-1)));
  const bytes = new Uint8Array(groups * BYTES_EACH);
  const value = (/** @type {number} */ at) => values[digits[at] ?? 0] ?? 0;
  for (let from = 0, to = 0; from < digits.length; from += DIGITS_EACH, to += BYTES_EACH) {
    const high = (value(from) * BASE + value(from + 1)) * BASE + value(from + 2);
    const number = Math.imul(high, BASE * BASE) + value(from + 3) * BASE + value(from + 4);
    bytes[to] = number >>> 24;
    bytes[to + 1] = number >>> 16;
    bytes[to + 2] = number >>> 8;
    bytes[to + 3] = number;
  }
  return bytes.subarray(0, bytes.length - (groups * DIGITS_EACH - text.length));
}

/**
 * Put a text into the page as a script: data are not run, and of scripts only those that the policy of the page names.
 *
 * @param {string} id
 * @param {string} text
 * @param {string} type
 */
function place(id, text, type) {
  const element = document.createElement("script");
  element.id = id;
  element.type = type;
  element.textContent = text;
  document.body.append(element);
}

async function unpack() {
  // Pages of a site share it as a file.
  const packed = Reflect.get(globalThis, "aigraphPacked") ?? document.getElementById("packed")?.textContent ?? "";
  const bytes = new ReadableStream({
    start(control) {
      control.enqueue(bytesOf(packed));
      control.close();
    },
  });
  const texts = (await new Response(bytes.pipeThrough(new DecompressionStream("deflate"))).text()).split("\0");
  const parts = Object.fromEntries(
    texts.map((text) => [text.slice(0, text.indexOf("\n")), text.slice(text.indexOf("\n") + 1)]),
  );
  // In a cell of a notebook the style sheet travels with them.
  if (parts.style) document.head.append(Object.assign(document.createElement("style"), { textContent: parts.style }));
  for (const id of DATA) place(id, parts[id] ?? "", "application/json");
  for (const id of SCRIPTS) place(id, parts[id] ?? "", "text/javascript");
}

document.documentElement.classList.add("js");
// The picture takes the size that it finds, so the page is bare before there is one.
document.documentElement.classList.toggle("embed", /[#&]embed=/.test(location.hash));
if ("DecompressionStream" in window) void unpack();
else document.getElementById("too-old")?.removeAttribute("hidden");
