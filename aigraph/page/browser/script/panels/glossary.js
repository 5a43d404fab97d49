// What technical words mean, said where they stand: by pointer, by touch and by key.

import { dataset } from "../context/dataset.js";
import { byId, make } from "../dom/elements.js";
import { gettext, spaced } from "../language/messages.js";

const note = byId("word");
const [GAP, EDGE] = [6, 8];

/** @type {Element | null} */
let open = null;

/**
 * A word that explains itself; plain text if the glossary has nothing on it.
 *
 * @param {string} word As the glossary has it.
 * @param {string} [shown]
 */
export function term(word, shown = word) {
  if (!Object.hasOwn(dataset.glossary, word)) return make("span", "", shown);
  const element = make("button", "term", shown);
  element.type = "button";
  element.dataset.term = word;
  return element;
}

/**
 * Several words, set apart by commas.
 *
 * @param {string[]} words
 */
export const terms = (words) =>
  make("span", "", ...words.flatMap((word, at) => [at ? ", " : "", term(word.replaceAll("_", " "), spaced(word))]));

/** @param {Element} element */
function explain(element) {
  if (!(element instanceof HTMLElement)) return;
  const word = element.dataset.term ?? "";
  const meaning = dataset.glossary[word];
  if (!meaning) return;
  close();
  open = element;
  element.setAttribute("aria-describedby", "word");
  note.replaceChildren(make("b", "", gettext(word)), ` ${gettext(meaning)}`);
  note.hidden = false;
  // In a dialog the rest of the page lies below.
  (element.closest("dialog") ?? document.body).append(note);
  const [place, room] = [element.getBoundingClientRect(), note.getBoundingClientRect()];
  const left = Math.min(place.left, innerWidth - room.width - EDGE);
  const below = place.bottom + GAP;
  const top = below + room.height > innerHeight ? place.top - room.height - GAP : below;
  note.style.left = `${Math.max(EDGE, left)}px`;
  note.style.top = `${Math.max(EDGE, top)}px`;
}

function close() {
  open?.removeAttribute("aria-describedby");
  open = null;
  note.hidden = true;
}

/** @returns {boolean} Whether anything was open. */
export function closeWord() {
  const wasOpen = open !== null;
  close();
  return wasOpen;
}

/** @param {Event} event */
const termAt = ({ target }) => (target instanceof Element ? target.closest("[data-term]") : null);

export function startGlossary() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const word = termAt(event);
    if (word) explain(word);
    else if (!note.contains(/** @type {Node} */ (event.target)) && open !== document.activeElement) close();
  });
  document.addEventListener("focusin", (event) => {
    const word = termAt(event);
    if (word?.matches(":focus-visible, :has(:focus-visible)")) explain(word);
    else close();
  });
  document.addEventListener("click", (event) => {
    const word = termAt(event);
    if (word?.matches(".term")) explain(word);
    else if (!note.contains(/** @type {Node} */ (event.target))) close();
  });
  document.addEventListener("scroll", close, { capture: true, passive: true });
  byId("words").replaceChildren(
    ...Object.entries(dataset.glossary).flatMap(([word, meaning]) => [
      make("dt", "", gettext(word)),
      make("dd", "", gettext(meaning)),
    ]),
  );
}
