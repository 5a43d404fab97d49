// The story: the families of direct loops as steps, each with a sentence, a ring and its sizes. It scrolls, and prints well.

/** @import { Family, Snapshot } from "../types.js" */

import { pickLoop } from "../context/actions.js";
import { dataset } from "../context/dataset.js";
import { change } from "../context/store.js";
import { narrator, stepFinder } from "../context/words.js";
import { button, byId, isolate, make } from "../dom/elements.js";
import { drawRing } from "../drawing/ring.js";
import { companyCount, directCount, gettext, integer } from "../language/messages.js";
import { familiesOf } from "../loops/families.js";
import { isDirect } from "../loops/names.js";
import { answerTo } from "../query/answer.js";
import { small } from "./changes.js";
import { findingOf } from "./finding.js";
import { sizesInWords } from "./loop_sizes.js";

const MOST = 6;
const YEARS = 6;

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderStory(now, before) {
  if (now.state.view !== "story" || (now.answer === before?.answer && before.state.view === "story")) return;
  const direct = now.answer.loops.filter(isDirect);
  const families = familiesOf(direct).slice(0, MOST);
  byId("story").replaceChildren(
    make(
      "p",
      "lead",
      direct.length
        ? findingOf(now.answer, now.state)
        : gettext("No loops {scope}.", { scope: narrator.scope(now.state) }),
    ),
    ...families.map((family, at) => step(family, at, families.length, now)),
    yearByYear(now),
  );
}

/**
 * The same companies at the end of each year, and on the day.
 *
 * @param {Snapshot} now
 */
function yearByYear({ state, answer }) {
  const year = Number(state.day.slice(0, 4));
  const days = Array.from({ length: YEARS - 1 }, (_, at) => `${year - YEARS + 1 + at}-12-31`);
  const past = days.map((day) => small(day, answerTo(dataset, { ...state, day }), null));
  const section = make(
    "section",
    "step years",
    make("h2", "", gettext("Year by year")),
    make("p", "", gettext("The same companies in the same places, at the end of each year and on the day.")),
    make("div", "side-by-side", ...past, small(state.day, answer, null)),
  );
  section.tabIndex = -1;
  return section;
}

/**
 * @param {Family} family
 * @param {number} at
 * @param {number} all
 * @param {Snapshot} now
 */
function step({ company, loops }, at, all, now) {
  const [largest] = loops;
  if (!largest) return make("section", "step");
  const others = new Set(loops.flatMap((loop) => loop.companies)).size - 1;
  const title = company
    ? gettext("{company} and {others} round it", { company: company.name, others: companyCount(others) })
    : gettext("Loops that share no company");
  const section = make(
    "section",
    "step",
    make("p", "quiet", gettext("{step} of {steps}", { step: integer(at + 1), steps: integer(all) })),
    make("h2", "", isolate(title)),
    make(
      "p",
      "",
      gettext("{loops} on record. The largest by what is due: {sentence}", {
        loops: directCount(loops.length),
        sentence: narrator.loop(largest),
      }),
    ),
    drawRing(largest, now),
    make("p", "", gettext("paid {paid} · due {due} · contracted {contracted}", sizesInWords(largest))),
    make("p", "quiet", narrator.steps(stepFinder.ofLoop(now.state, largest), false)),
    button("inline", gettext("Follow this loop"), () => {
      change({ view: "picture" });
      pickLoop(largest);
    }),
  );
  section.tabIndex = -1;
  return section;
}

/**
 * Go to the step before or after the one that is read.
 *
 * @param {number} by
 */
export function walkStory(by) {
  const steps = [...byId("story").querySelectorAll(".step")];
  const top = byId("story").getBoundingClientRect().top;
  const here = steps.findLastIndex((each) => each.getBoundingClientRect().top <= top + 40);
  const next = steps[Math.max(0, Math.min(here + by, steps.length - 1))];
  if (!(next instanceof HTMLElement)) return;
  next.scrollIntoView({ block: "start" });
  next.focus({ preventScroll: true });
}
