// From a ring of companies to its loops: which kinds it closes, from which roots, over which deals.

/** @import { Leg, Loop, Shape } from "../types.js" */
/** @import { Bundle } from "./bundle.js" */

import { smallest } from "../data/amount.js";

/**
 * Give every loop on a ring. It is written from each company whose first and last leg fit the shape of a kind; two
 * writings over the same deals are one loop with two roots, written from the one that comes first in the alphabet.
 *
 * @param {Bundle[]} ring The bundles round the ring.
 * @param {string[]} kinds
 * @param {Record<string, Shape>} shapes
 * @returns {Generator<Loop>}
 */
export function* loopsOfRing(ring, kinds, shapes) {
  for (const kind of kinds) {
    const shape = shapes[kind];
    if (!shape) continue;
    const written = [];
    for (const [start, bundle] of ring.entries()) {
      // The ends decide most often, so they are tried before anything is put together.
      if (!bundle.leg(shape[0]) || !ring.at(start - 1)?.leg(shape[2])) continue;
      const legs = legsOf([...ring.slice(start), ...ring.slice(0, start)], shape);
      if (legs) written.push(legs);
    }
    for (const legs of written.length > 1 ? withoutTwins(written) : written) yield loopOf(kind, legs);
  }
}

/**
 * Keep one of the writings that carry the same deals on every leg, the one from the first in the alphabet.
 *
 * @param {Leg[][]} written
 */
function withoutTwins(written) {
  /** @type {Map<string, Leg[]>} */
  const byDeals = new Map();
  for (const legs of written.sort((one, other) => rootOf(one).at - rootOf(other).at)) {
    const keys = legs.map((leg) => leg.key);
    const key = keys.sort().join(" ");
    if (!byDeals.has(key)) byDeals.set(key, legs);
  }
  return byDeals.values();
}

/**
 * Put the deals back on the legs of a ring; null if a leg has none that fit.
 *
 * @param {Bundle[]} ring
 * @param {Shape} shape
 * @returns {Leg[] | null}
 */
function legsOf(ring, [first, between, last]) {
  const legs = [];
  for (const [place, bundle] of ring.entries()) {
    const sort = place === 0 ? first : place === ring.length - 1 ? last : between;
    const carried = bundle.hasTiedMoney
      ? bundle.withoutStuckMoney([...ring.slice(place + 1), ...ring.slice(0, place)])
      : bundle;
    const leg = carried.leg(sort);
    if (!leg) return null;
    legs.push(leg);
  }
  return legs;
}

/** @param {Leg[]} legs At least one. */
const rootOf = (legs) => /** @type {Leg} */ (legs[0]).payer;

/**
 * @param {string} kind
 * @param {Leg[]} legs
 * @returns {Loop}
 */
function loopOf(kind, legs) {
  const companies = legs.map((leg) => leg.payer);
  return {
    kind,
    legs,
    companies,
    name: companies.map((company) => company.id).join("-"),
    amount: smallest(legs.map((leg) => leg.amount)),
    status: Math.min(...legs.map((leg) => leg.status)),
    since: legs.map((leg) => leg.since).reduce((latest, day) => (day > latest ? day : latest)),
  };
}
