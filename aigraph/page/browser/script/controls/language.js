// The language of the page: the words that stand in the page itself, and the button that opens it in the next language.

import { dataset, lang } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { byId } from "../dom/elements.js";
import { root } from "../dom/theme.js";
import { ENGLISH, gettext } from "../language/messages.js";
import { writeFragment } from "../state/address.js";
import { openingState } from "../state/state.js";

/** Attributes that are read. */
const READ = ["title", "aria-label", "placeholder"];

/** Put what stands in the page into its language, but what is marked as being in another; name the other language. */
export function startLanguage() {
  root.lang = lang;
  if (lang !== ENGLISH) translateElement(document.body);
  byId("untranslated").hidden = lang === ENGLISH;
  const { title } = dataset.origin;
  document.title = title;
  for (const heading of document.querySelectorAll("h1")) heading.textContent = title;
  const all = [ENGLISH, ...Object.keys(dataset.catalogues)];
  const next = all[(all.indexOf(lang) + 1) % all.length] ?? ENGLISH;
  const button = byId("language");
  // In a frame without an address of its own the page cannot be opened anew.
  button.hidden = next === lang || location.protocol === "about:";
  button.lang = next;
  button.textContent = dataset.language_names[next] ?? next;
  button.addEventListener("click", () => {
    location.hash = writeFragment({ ...snapshot().state, lang: next }, openingState(dataset.opening));
    location.reload();
  });
}

/** @param {Element} element */
function translateElement(element) {
  if (element !== document.body && element.hasAttribute("lang")) return;
  for (const name of READ) {
    const text = element.getAttribute(name);
    if (text) element.setAttribute(name, translatedText(text));
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) translateElement(child);
    else if (child instanceof Text) child.data = translatedText(child.data);
  }
}

/**
 * Translate a text and leave the space around it.
 *
 * @param {string} text
 */
const translatedText = (text) => text.replace(/\S.*\S|\S/s, (words) => gettext(words.replace(/\s+/g, " ")));
