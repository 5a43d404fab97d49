// What changed since an earlier day: two small pictures side by side, loops that appeared, ended or changed, and what made it.

/** @import { Arrow, Changes, LoopChange, Snapshot, State } from "../types.js" */

import { pickDeal, pickLoop } from "../context/actions.js";
import { opening } from "../context/dataset.js";
import { change, snapshot } from "../context/store.js";
import { money, narrator } from "../context/words.js";
import { button, byId, make, setPressed } from "../dom/elements.js";
import { drawSmall } from "../drawing/small_picture.js";
import { dealCount, directCount, gettext, integer } from "../language/messages.js";
import { isDirect } from "../loops/names.js";
import { isDay } from "../state/address.js";
import { citation, ring } from "./parts.js";

const LISTED = 8;
const field = byId("since", HTMLInputElement);

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderChanges(now, before) {
  const { state, answer, changes } = now;
  if (before && answer === before.answer && state.since === before.state.since) return;
  setPressed(byId("compare"), Boolean(state.since));
  byId("since-day").hidden = !state.since;
  field.value = state.since;
  field.setAttribute("aria-invalid", "false");
  byId("since-note").textContent = "";
  byId("changes").hidden = !state.since;
  if (!state.since) return;
  byId("changes").replaceChildren(
    ...(changes
      ? account(changes, now)
      : [make("p", "quiet", gettext("Choose a day before {day}.", { day: narrator.day(state.day) }))]),
  );
}

/**
 * @param {Changes} changes
 * @param {Snapshot} now
 */
function account(changes, now) {
  const { state, answer, earlier } = now;
  const came = new Set(changes.came.map(({ deal }) => deal));
  return [
    make(
      "div",
      "side-by-side",
      ...(earlier ? [small(state.since, earlier, null)] : []),
      small(state.day, answer, came.size ? came : null),
    ),
    make("p", "sentence", changesSentence(changes, state)),
    section(gettext("Direct loops that appeared"), directOf(changes.appeared)),
    section(gettext("Direct loops that ended"), directOf(changes.vanished)),
    section(gettext("Direct loops that changed"), directOf(changes.changed)),
  ].filter((part) => part !== null);
}

/**
 * @param {Changes} changes
 * @param {State} state
 */
export const changesSentence = (changes, { since, day }) =>
  gettext(
    "From {since} to {day}: {came} came and {ended} ended; {appeared} appeared, {vanished} ended and {changed} changed. What came stands out.",
    {
      since: narrator.day(since),
      day: narrator.day(day),
      came: dealCount(changes.came.length),
      ended: integer(changes.ended.length),
      appeared: directCount(directOf(changes.appeared).length),
      vanished: integer(directOf(changes.vanished).length),
      changed: integer(directOf(changes.changed).length),
    },
  );

/** @param {LoopChange[]} changes */
const directOf = (changes) =>
  changes.filter(({ before, after }) => [after ?? before].some((loop) => loop !== null && isDirect(loop)));

/**
 * @param {string} day
 * @param {Snapshot["answer"]} answer
 * @param {Parameters<typeof drawSmall>[2]} lit
 */
export function small(day, answer, lit) {
  const words = gettext("{day}: {loops}, {deals}", {
    day: narrator.day(day),
    loops: directCount(answer.loops.filter(isDirect).length),
    deals: dealCount(answer.arrows.length),
  });
  return make("figure", "", drawSmall(answer, words, lit), make("figcaption", "quiet", words));
}

/**
 * @param {string} title
 * @param {LoopChange[]} changes
 */
function section(title, changes) {
  if (!changes.length) return null;
  const rest = changes.slice(LISTED);
  return make(
    "section",
    "",
    make("h3", "", `${title} (${changes.length})`),
    make("ul", "bare", ...changes.slice(0, LISTED).map(item)),
    rest.length > 0 &&
      make(
        "details",
        "answers",
        make("summary", "", gettext("and {rest} more", { rest: rest.length })),
        make("ul", "bare", ...rest.map(item)),
      ),
  );
}

/** @param {LoopChange} loopChange */
function item({ before, after, arrows }) {
  const loop = after ?? before;
  if (!loop) return make("li");
  const names = ring([...loop.companies, ...loop.companies.slice(0, 1)]);
  return make(
    "li",
    "changed",
    after ? button("inline", names, () => pickLoop(after)) : names,
    before && after ? make("p", "quiet", difference(before, after)) : null,
    ...arrows.map((arrow) => cause(arrow, after === null)),
  );
}

/**
 * @param {NonNullable<LoopChange["before"]>} before
 * @param {NonNullable<LoopChange["after"]>} after
 */
function difference(before, after) {
  const [was, is] = [money(before.amount), money(after.amount)];
  const [firm, firmer] = [narrator.status(before), narrator.status(after)];
  return [
    was === is ? "" : gettext("the smallest leg from {was} to {is}", { was, is }),
    firm === firmer ? "" : gettext("weakest status from {was} to {is}", { was: firm, is: firmer }),
  ]
    .filter(Boolean)
    .join("; ");
}

/**
 * The event that made the difference, with its source.
 *
 * @param {Arrow} arrow
 * @param {boolean} hasEnded
 */
function cause({ deal, since }, hasEnded) {
  const { day } = snapshot().state;
  const until = deal.events.filter((event) => event.day <= day);
  const event = hasEnded ? until.at(-1) : (until.findLast((each) => each.day === since) ?? until.at(-1));
  return make(
    "p",
    "cause",
    button("inline", deal.title ?? deal.id, () => pickDeal(deal.id)),
    event ? ` ${narrator.day(event.date)} ${gettext("by")} ` : "",
    event?.source ? citation(event.source, event.locator) : "",
  );
}

/** A year before the day, which the reader may change. */
function yearBefore() {
  const { day } = snapshot().state;
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
}

function enterSince() {
  const typed = field.value.trim();
  const isRefused = !isDay(typed) || typed >= opening.day;
  if (!isRefused) change({ since: typed });
  field.setAttribute("aria-invalid", String(isRefused));
  byId("since-note").textContent = isRefused
    ? gettext("“{typed}” is no day before {day}", { typed, day: narrator.day(opening.day) })
    : "";
}

export const toggleChanges = () => change({ since: snapshot().state.since ? "" : yearBefore(), picked: null });

export function startChanges() {
  byId("compare").addEventListener("click", toggleChanges);
  field.addEventListener("change", enterSince);
}
