// Elements of the page. Text reaches it only as textContent, and links only if they are http.

// With a script the page is a picture with a panel beside it; without, it is a text.
document.documentElement.classList.add("js");

const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const plain = (word) => word.replaceAll("_", " ");
const still = matchMedia("(prefers-reduced-motion: reduce)");

function make(tag, className = "", ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content.filter((part) => part !== undefined && part !== null && part !== ""));
  return element;
}

// Sets attributes; those without a value are left out.
function given(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, String(value));
  }
  return element;
}

function button(className, content, act) {
  const element = make("button", className, ...[content].flat());
  element.type = "button";
  if (act) element.addEventListener("click", act);
  return element;
}

// A name may be written from right to left; it must not turn the arrow beside it round.
const isolate = (name) => make("bdi", "", name);

function link(url, text) {
  if (!/^https?:\/\//i.test(url ?? "")) return make("span", "", text);
  const element = make("a", "", text);
  element.href = url;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

function ring(companies) {
  const row = make("span", "ring");
  companies.forEach((company, at) => row.append(...(at ? [" → "] : []), isolate(company.name)));
  return row;
}

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, attributes, ...content) {
  const element = given(document.createElementNS(SVG, tag), attributes);
  element.append(...content);
  return element;
}
