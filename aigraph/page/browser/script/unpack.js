// The first script of a page: it unpacks data and scripts, which travel as one compressed text, and puts them in their place.

const DATA = ["nodes", "edges", "options", "dataset"];
const SCRIPTS = ["library", "script"];
/** The digits of base85 (RFC 1924), but for the three that have a meaning in HTML. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;:=/?@^_`{|}~";
const BASE = 85;
/** Five digits are four bytes. */
const [DIGITS_EACH, BYTES_EACH] = [5, 4];

/** @param {string} text */
function bytesOf(text) {
  const values = new Uint8Array(128);
  for (const [value, digit] of [...DIGITS].entries()) values[digit.charCodeAt(0)] = value;
  const groups = Math.ceil(text.length / DIGITS_EACH);
  const missing = groups * DIGITS_EACH - text.length;
  const view = new DataView(new ArrayBuffer(groups * BYTES_EACH));
  for (let group = 0; group < groups; group += 1) {
    let number = 0;
    for (let at = group * DIGITS_EACH; at < (group + 1) * DIGITS_EACH; at += 1) {
      number = number * BASE + (at < text.length ? (values[text.charCodeAt(at)] ?? 0) : BASE - 1);
    }
    view.setUint32(group * BYTES_EACH, number);
  }
  return new Uint8Array(view.buffer, 0, view.byteLength - missing);
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
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const texts = (await new Response(stream).text()).split("\0");
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
