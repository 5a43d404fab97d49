// Elements of the page. Text reaches it only as text content, and addresses only if they are http(s).

/** @import { Content } from "../types.js" */

/**
 * Look up an element that the page is known to have, of the type that it is known to have.
 *
 * @template {Element} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof (type ?? HTMLElement))) throw new Error(`the page has no ${type?.name ?? "element"} ${id}`);
  return /** @type {T} */ (/** @type {Element} */ (element));
}

/**
 * Read the JSON that a script element of the page holds.
 *
 * @param {string} id
 * @returns {any}
 */
export const readJson = (id) => JSON.parse(byId(id).textContent);

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {...Content} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, className = "", ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const part of present(content)) element.append(...(typeof part === "string" ? unbroken(part) : [part]));
  return element;
}

/** A day or the range of an amount, and no part of a longer name such as the id of a source. */
const HYPHENATED_FIGURE =
  /((?<![\p{L}\p{N}_/-])[$€£¥₹৳]?\p{Nd}[\p{Nd}.,]*(?:[-\u2013]\p{Nd}[\p{Nd}.,]*){1,2}[a-z]{0,2}(?![\p{L}\p{N}_/-]))/u;

/**
 * Divide a text so that no day and no range of an amount breaks at its hyphen.
 *
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function unbroken(text) {
  if (!HYPHENATED_FIGURE.test(text)) return [text];
  return present(text.split(HYPHENATED_FIGURE)).map((part) => {
    if (typeof part !== "string" || !HYPHENATED_FIGURE.test(part)) return /** @type {string} */ (part);
    const figure = document.createElement("span");
    figure.className = "unbroken";
    figure.textContent = part;
    return figure;
  });
}

/**
 * Leave out what is empty, so that content can be given with conditions.
 *
 * @param {Content[]} content
 */
export const present = (content) => content.flatMap((part) => (part ? [part] : []));

/**
 * Set attributes; those without a value are left out.
 *
 * @template {Element} T
 * @param {T} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @returns {T}
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, String(value));
  }
  return element;
}

/**
 * @param {string} className
 * @param {Content | Content[]} content
 * @param {() => void} act
 */
export function button(className, content, act) {
  const element = make("button", className, ...[content].flat());
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

/**
 * Keep a name that is written from right to left from turning round what stands beside it.
 *
 * @param {string} name
 */
export const isolate = (name) => make("bdi", "", name);

/**
 * @param {string | null} url
 * @param {string} text
 */
export function link(url, text) {
  if (!url || !/^https?:\/\//i.test(url)) return make("span", "", text);
  const element = make("a", "", text);
  element.href = url;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

/**
 * @param {Element} element
 * @param {boolean} isPressed
 */
export const setPressed = (element, isPressed) => element.setAttribute("aria-pressed", String(isPressed));
