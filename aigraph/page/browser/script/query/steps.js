// How the amount of a leg and the smallest leg of a loop came to be what they are: their steps, each from its day. A second
// implementation of aigraph/model/money/history.py: tests hold the two to the same steps.

/** @import { Curves, Dataset, Deal, Leg, Loop, Question, Sizes, Step } from "../types.js" */

import { isSameAmount, smallest } from "../data/amount.js";
import { dayNumber } from "../data/curve.js";
import { legOf } from "../loops/bundle.js";
import { sizesOfLegs } from "../loops/sizes.js";
import { arrowsOf } from "./arrows.js";
import { floorsOn } from "./floors.js";

export class StepFinder {
  /** @type {Map<string, Deal[]>} The deals that were ever drawn from one company to another. */
  #between = new Map();

  /** @param {Pick<Dataset, "deals" | "floors" | "statuses" | "drawn_statuses">} dataset */
  constructor(dataset) {
    this.dataset = dataset;
    for (const deal of dataset.deals) {
      const drawn = deal.phases.filter(({ since }) => since.size);
      for (const key of new Set(drawn.map(({ payer, payee }) => pairKey(payer.at, payee.at)))) {
        this.#between.set(key, [...(this.#between.get(key) ?? []), deal]);
      }
    }
  }

  /**
   * Give the amounts that a leg had, from the day since which it stands.
   *
   * @param {Question} question
   * @param {Leg} leg
   */
  ofLeg(question, leg) {
    return this.#steps(question, [leg], leg.since);
  }

  /**
   * Give the smallest legs that a loop had, from the day on which it was complete.
   *
   * @param {Question} question
   * @param {Loop} loop
   */
  ofLoop(question, loop) {
    return this.#steps(question, loop.legs, loop.since);
  }

  /**
   * Count a loop from the day on which it was complete to the day of a question: on days at even distances, and on each
   * day on which something changed and the day before, between which nothing accrues.
   *
   * @param {Question} question
   * @param {Loop} loop
   * @param {number} most How many days at even distances at most.
   * @returns {{ day: string, sizes: Sizes }[]}
   */
  sizesOver(question, loop, most) {
    const parts = loop.legs.map((leg) => this.#between.get(pairKey(leg.payer.at, leg.payee.at)) ?? []);
    const changes = [...parts.flat().flatMap(changesOf), ...loop.legs.flatMap((leg) => this.#statedOn(leg))];
    const around = changes.flatMap((number) => [number - 1, number]).map(isoDay);
    const days = [
      ...evenDays(loop.since, question.day, most),
      ...around.filter((day) => loop.since < day && day <= question.day),
    ];
    return [...new Set(days)].sort().flatMap((day) => {
      const floorOf = floorsOn(this.dataset, day);
      const legs = loop.legs.map((leg, at) => {
        const arrows = this.#arrowsOn(leg, parts[at] ?? [], { ...question, day });
        return arrows.length ? legOf(leg.payer, leg.payee, arrows, floorOf) : null;
      });
      const standing = legs.filter((leg) => leg !== null);
      if (standing.length < legs.length) return [];
      return [{ day, sizes: sizesOfLegs(standing, floorOf) }];
    });
  }

  /**
   * Whether nothing but sources of grade D says of the day since which a leg stands that it stood then.
   *
   * @param {Leg} leg
   */
  isUnverified({ arrows, since }) {
    const dating = arrows
      .filter((arrow) => arrow.since === since)
      .flatMap(({ deal }) => deal.events)
      .filter(({ day, status }) => day <= since && this.dataset.drawn_statuses.includes(status));
    return dating.length > 0 && dating.every(({ source }) => !source || source.grade === "D");
  }

  /**
   * @param {Question} question
   * @param {Leg[]} legs
   * @param {string} first
   * @returns {Step[]} Oldest first; the last is the amount as it is.
   */
  #steps(question, legs, first) {
    const parts = legs.map((leg) => this.#between.get(pairKey(leg.payer.at, leg.payee.at)) ?? []);
    const changes = parts.flat().flatMap(({ phases }) => phases.map(({ day }) => day));
    const held = parts.flat().flatMap(({ umbrellas = [] }) => umbrellas.flatMap(({ steps }) => steps));
    const stated = [...legs.flatMap((leg) => this.#statedOn(leg)), ...held.map(({ day }) => day)].map(isoDay);
    const within = [...changes, ...stated].filter((day) => first < day && day <= question.day);
    const days = [...new Set([first, ...within, question.day])].sort();
    /** @type {Step[]} */
    const steps = [];
    for (const day of days) {
      const standing = legs.map((leg, at) => this.#arrowsOn(leg, parts[at] ?? [], { ...question, day }));
      if (standing.some((arrows) => !arrows.length)) {
        steps.length = 0;
        continue;
      }
      const floorOf = floorsOn(this.dataset, day);
      const amount = smallest(
        standing.map(
          (arrows, at) =>
            legOf(/** @type {Leg} */ (legs[at]).payer, /** @type {Leg} */ (legs[at]).payee, arrows, floorOf).amount,
        ),
      );
      const last = steps.at(-1);
      if (last && isSameAmount(last.amount, amount)) continue;
      const firmest = standing.map((arrows) => Math.max(...arrows.map(({ status }) => status)));
      steps.push({ day, amount, status: Math.min(...firmest) });
    }
    return steps;
  }

  /**
   * Number the days since which something is stated of all contracts of a leg together.
   *
   * @param {Leg} leg
   */
  #statedOn({ payer, payee, arrows }) {
    const classes = new Set(arrows.map(({ deal }) => deal.deal_class));
    const steps = [...classes].flatMap((each) => this.dataset.floors.get(`${payer.at}>${payee.at} ${each}`) ?? []);
    return steps.map(({ day }) => day);
  }

  /**
   * @param {Leg} leg
   * @param {Deal[]} deals
   * @param {Question} question
   */
  #arrowsOn({ payer, payee, arrows }, deals, question) {
    const classes = new Set(arrows.map(({ deal }) => deal.deal_class));
    return arrowsOf({ deals, statuses: this.dataset.statuses }, question).filter(
      (arrow) => arrow.payer === payer && arrow.payee === payee && classes.has(arrow.deal.deal_class),
    );
  }
}

/**
 * @param {number} payer
 * @param {number} payee
 */
const pairKey = (payer, payee) => `${payer}>${payee}`;

const DAY_MS = 86_400_000;

/** @param {number} number As `dayNumber` gives it. */
const isoDay = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * Number the days on which a deal is another than the day before, or its sums take another course.
 *
 * @param {Deal} deal
 */
const changesOf = ({ phases }) =>
  phases
    .flatMap(({ day, curves }) => [dayNumber(day), ...[...curves.values()].flatMap(knotsOf)])
    .filter(Number.isFinite);

/** @param {Curves} curves */
const knotsOf = ({ contracted, due, paid }) => [...contracted, ...due, ...paid].map(({ day }) => day);

/**
 * @param {string} first
 * @param {string} last
 * @param {number} most
 */
function evenDays(first, last, most) {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const days = (to - from) / DAY_MS;
  const count = Math.max(1, Math.min(most, days));
  return Array.from({ length: count + 1 }, (_, at) =>
    new Date(from + Math.round((days * at) / count) * DAY_MS).toISOString().slice(0, 10),
  );
}
