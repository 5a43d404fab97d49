// Above: what is shown, how many direct loops stand at each certainty, and which view is open.

/** @import { Answer, Snapshot } from "../types.js" */

import { dataset, LEVELS } from "../context/dataset.js";
import { change, isNarrowed } from "../context/store.js";
import { narrator } from "../context/words.js";
import { byId, make, setPressed, unbroken } from "../dom/elements.js";
import { whenIdle } from "../dom/idle.js";
import { root } from "../dom/theme.js";
import { companyCount, dealCount, directCount, gettext, integer } from "../language/messages.js";
import { isDirect } from "../loops/names.js";
import { answerTo } from "../query/answer.js";
import { VIEWS } from "../state/state.js";

/** Above so many deals the loops of other levels are not counted. */
const MOST_DEALS = 3000;

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderHeader(now, before) {
  for (const radio of document.querySelectorAll("[name=level]")) {
    if (radio instanceof HTMLInputElement) radio.checked = radio.value === now.state.level;
  }
  for (const view of VIEWS) {
    byId(view).hidden = view !== now.state.view;
    setPressed(byId(`see-${view}`), view === now.state.view);
  }
  root.classList.toggle("embed", now.state.embed);
  if (now.answer === before?.answer) return;
  renderScope(now);
  countLevels(now);
}

/** @param {Snapshot} now */
function renderScope({ state, answer }) {
  const counts = [
    companyCount(answer.companies.length),
    dealCount(answer.arrows.length),
    directCount(answer.loops.filter(isDirect).length),
  ];
  byId("scope").replaceChildren(
    ...counts.flatMap(boldNumber),
    ...unbroken(narrator.scope(state).replaceAll(" + ", "\u00a0+\u00a0")),
    isNarrowed() ? gettext(" · filtered") : "",
  );
}

/** @param {string} words Such as "2 loops". */
function boldNumber(words) {
  const [number = ""] = /^[\p{Nd},.]+/u.exec(words) ?? [];
  return [make("b", "", number), `${words.slice(number.length)} · `];
}

/** Counts what is shown; one that was begun for another snapshot is given up. */
let counting = 0;

/**
 * Say how many direct loops stand at each level on this day: at other levels than that which is shown when there is time, one
 * after the other, and not for very large data.
 *
 * @param {Snapshot} now
 */
function countLevels({ state, answer }) {
  counting += 1;
  const mine = counting;
  if (dataset.deals.length > MOST_DEALS) return;
  renderCount(state.level, answer);
  const others = LEVELS.filter((level) => level !== state.level);
  const count = () => {
    const level = mine === counting && others.shift();
    if (!level) return;
    renderCount(level, answerTo(dataset, { ...state, level }));
    whenIdle(count);
  };
  whenIdle(count);
}

/**
 * @param {string} level
 * @param {Answer} answer
 */
function renderCount(level, { loops, cut }) {
  byId(`loops-${level}`).textContent = `${integer(loops.filter(isDirect).length)}${cut ? "+" : ""}`;
}

export function startHeader() {
  for (const radio of document.querySelectorAll("[name=level]")) {
    if (radio instanceof HTMLInputElement) radio.addEventListener("change", () => change({ level: radio.value }));
  }
  for (const view of VIEWS) byId(`see-${view}`).addEventListener("click", () => change({ view }));
}
