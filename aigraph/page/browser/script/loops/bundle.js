// All deals from one company to another, and the legs that they can make, each made once.

/** @import { Arrow, Company, Leg, LegSort } from "../types.js" */
/** @import { FloorOf } from "./sizes.js" */

import { legSum } from "./sizes.js";

export class Bundle {
  /** @type {Map<string, Leg | null>} */
  #legs = new Map();
  /** The same without some of its deals: rings share what is left. @type {Map<string, Bundle>} */
  #freed = new Map();

  /**
   * @param {Company} payer
   * @param {Company} payee
   * @param {Arrow[]} arrows
   * @param {Record<string, LegSort>} sorts
   * @param {FloorOf} floorOf
   */
  constructor(payer, payee, arrows, sorts, floorOf) {
    this.payer = payer;
    this.payee = payee;
    this.arrows = arrows;
    this.sorts = sorts;
    this.floorOf = floorOf;
    /** Whether some of it can be spent only at certain companies, so that its legs depend on the ring. */
    this.hasTiedMoney = arrows.some(({ deal }) => deal.tied_to.length > 0);
  }

  /**
   * Give the leg that carries deals of a sort, or null if there are none.
   *
   * @param {string} name
   * @returns {Leg | null}
   */
  leg(name) {
    let leg = this.#legs.get(name);
    if (leg === undefined) {
      const arrows = ofSort(this.arrows, this.sorts[name] ?? {});
      leg = arrows.length ? legOf(this.payer, this.payee, arrows, this.floorOf) : null;
      this.#legs.set(name, leg);
    }
    return leg;
  }

  /** @param {string} dealClass */
  hasClass(dealClass) {
    return this.arrows.some(({ deal }) => deal.deal_class === dealClass);
  }

  /**
   * Leave out tied money that cannot be spent along the ring: purchases must lead to where it is tied.
   *
   * @param {Bundle[]} onward The bundles that follow on the ring.
   */
  withoutStuckMoney(onward) {
    /** @type {Set<Company>} */
    const reached = new Set();
    for (const next of onward) {
      if (!next.hasClass("purchase")) break;
      reached.add(next.payee);
    }
    const free = this.arrows.filter(
      ({ deal }) => !deal.tied_to.length || deal.tied_to.some((company) => reached.has(company)),
    );
    if (free.length === this.arrows.length) return this;
    const key = free.map(({ deal }) => deal.at).join(",");
    let bundle = this.#freed.get(key);
    if (!bundle) {
      bundle = new Bundle(this.payer, this.payee, free, this.sorts, this.floorOf);
      this.#freed.set(key, bundle);
    }
    return bundle;
  }
}

/**
 * @param {Arrow[]} arrows
 * @param {LegSort} sort
 */
function ofSort(arrows, { deal_class: dealClass, layers = [] }) {
  if (dealClass) return arrows.filter(({ deal }) => deal.deal_class === dealClass);
  for (const layer of layers) {
    const kept = arrows.filter(({ deal }) => deal.layer === layer);
    if (kept.length) return kept;
  }
  return [];
}

/**
 * @param {Company} payer
 * @param {Company} payee
 * @param {Arrow[]} arrows At least one, all of one question.
 * @param {FloorOf} floorOf
 * @returns {Leg}
 */
export function legOf(payer, payee, arrows, floorOf) {
  const money = arrows[0]?.money ?? "contracted";
  return {
    payer,
    payee,
    arrows,
    amount: legSum({ payer, payee, arrows }, money, floorOf, (arrow) => arrow.amount),
    // A leg is as certain as its most certain deal, and stands since its first.
    status: Math.max(...arrows.map((arrow) => arrow.status)),
    since: earliest(arrows.map((arrow) => arrow.since)),
    key: `${payer.at}:${arrows.map((arrow) => arrow.deal.at).join(",")}`,
  };
}

/** @param {string[]} days ISO dates, at least one. */
const earliest = (days) => days.reduce((first, day) => (day < first ? day : first));
