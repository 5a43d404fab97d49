// The first script of a page: it unpacks data and scripts, which travel as one compressed text, and puts them in their place.

const DATA = ["nodes", "edges", "options", "dataset"];
const SCRIPTS = ["library", "script"];

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
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const texts = (await new Response(stream).text()).split("\0");
  const parts = Object.fromEntries(
    texts.map((text) => [text.slice(0, text.indexOf("\n")), text.slice(text.indexOf("\n") + 1)]),
  );
  for (const id of DATA) place(id, parts[id] ?? "", "application/json");
  for (const id of SCRIPTS) place(id, parts[id] ?? "", "text/javascript");
}

document.documentElement.classList.add("js");
// The picture takes the size that it finds, so the page is bare before there is one.
document.documentElement.classList.toggle("embed", /[#&]embed=/.test(location.hash));
if ("DecompressionStream" in window) void unpack();
else document.getElementById("too-old")?.removeAttribute("hidden");
