// Evidence on a loop: the answers to each question with their words and sources.

/** @import { Evidence, Loop } from "../types.js" */

import { dataset } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { isolate, make } from "../dom/elements.js";
import { gettext, spaced } from "../language/messages.js";
import { evidenceOn } from "../query/evidence.js";
import { citation } from "./parts.js";

/**
 * @param {Loop} loop
 * @param {string} day
 */
export function evidenceSection(loop, day) {
  const { found, later } = evidenceOn(dataset, loop, day);
  const answered = found.filter(([, rows]) => rows.length);
  const silent = found.filter(([, rows]) => !rows.length).map(([flag]) => flag);
  return make(
    "section",
    "evidence",
    make("h3", "", gettext("Evidence beyond the structure")),
    make("p", "quiet", gettext("Side by side, never added up; what nobody entered is unknown, not no.")),
    later.length
      ? make(
          "p",
          "quiet later",
          gettext(
            "Evidence counts the answers that had been reported by {day}; reported later and left out: {answers}.",
            {
              day: narrator.day(day),
              answers: later.length,
            },
          ),
        )
      : "",
    make("ul", "flags", ...found.map(([flag, rows]) => flagItem(flag, rows))),
    make(
      "details",
      "answers",
      make("summary", "", gettext("Questions, answers and sources")),
      ...answered.map(([flag, rows]) =>
        make("section", "", make("h4", "", question(flag)), make("ul", "events", ...rows.map(answerItem))),
      ),
      silent.length ? make("p", "quiet", gettext("Not entered, so unknown:")) : "",
      silent.length ? make("ul", "bare", ...silent.map((flag) => make("li", "quiet", question(flag)))) : "",
    ),
  );
}

/** @param {string} flag */
const question = (flag) => dataset.flags[flag] ?? flag;

/**
 * @param {string} flag
 * @param {Evidence[]} rows
 */
function flagItem(flag, rows) {
  const answers = dataset.answers.filter((answer) => rows.some((row) => row.answer === answer));
  const words = answers.map(spaced).join(gettext(" and ")) || gettext("not entered");
  const item = make(
    "li",
    answers.find((answer) => answer !== "unknown"),
    make("b", "", dataset.subjects[flag] ?? flag),
    " ",
    words,
  );
  item.title = dataset.flags[flag] ?? "";
  return item;
}

/** @param {Evidence} row */
function answerItem({ answer, about, reported, source, locator }) {
  const deal = dataset.dealById.get(about);
  return make(
    "li",
    "event",
    make("b", "", spaced(answer)),
    reported ? ": " : "",
    reported && isolate(reported),
    deal && make("span", "quiet", gettext(" (about {deal})", { deal: deal.title || about })),
    source ? citation(source, locator) : make("span", "source", gettext("no source")),
  );
}
