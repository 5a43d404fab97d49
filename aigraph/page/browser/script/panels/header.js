// Above: what is shown, how many direct loops stand at each certainty, and which view is open.

/** @import { Snapshot } from "../types.js" */

import { dataset, LEVELS } from "../context/dataset.js";
import { change, isNarrowed } from "../context/store.js";
import { narrator } from "../context/words.js";
import { byId, make, setPressed, unbroken } from "../dom/elements.js";
import { root } from "../dom/theme.js";
import { companyCount, dealCount, directCount, gettext, integer } from "../language/messages.js";
import { isDirect } from "../loops/names.js";
import { answerTo } from "../query/answer.js";
import { VIEWS } from "../state/state.js";
import { isPlaying } from "../views/timeline.js";

/** Above so many deals the loops of other levels are not counted. */
const MOST_DEALS = 3000;
const COUNT_AFTER_MS = 60;

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

let counting = 0;

/**
 * Say how many direct loops stand at each level on this day: counted when there is time, and not for very large data.
 *
 * @param {Snapshot} now
 */
function countLevels({ state, answer }) {
  clearTimeout(counting);
  if (dataset.deals.length > MOST_DEALS) return;
  const count = () => {
    for (const level of LEVELS) {
      const { loops, cut } = level === state.level ? answer : answerTo(dataset, { ...state, level });
      byId(`loops-${level}`).textContent = `${integer(loops.filter(isDirect).length)}${cut ? "+" : ""}`;
    }
  };
  counting = window.setTimeout(count, isPlaying() ? 0 : COUNT_AFTER_MS);
}

export function startHeader() {
  for (const radio of document.querySelectorAll("[name=level]")) {
    if (radio instanceof HTMLInputElement) radio.addEventListener("change", () => change({ level: radio.value }));
  }
  for (const view of VIEWS) byId(`see-${view}`).addEventListener("click", () => change({ view }));
}
