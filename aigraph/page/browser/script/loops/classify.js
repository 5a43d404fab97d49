// From a ring of companies to its loop: which kinds it closes, from which roots, over which deals.

/** @import { Form, Leg, Loop, Shape } from "../types.js" */
/** @import { Bundle } from "./bundle.js" */

import { smallest, UNKNOWN } from "../data/amount.js";
import { byRank } from "./rank.js";

/**
 * Give the loop on a ring with a form for each kind, and for each root of a kind whose legs are others; null if there is
 * none. It is written from the first form: of the first kind, and of that the largest.
 *
 * @param {Bundle[]} ring The bundles round the ring.
 * @param {string[]} kinds In their order.
 * @param {Record<string, Shape>} shapes
 * @returns {Loop | null}
 */
export function loopOfRing(ring, kinds, shapes) {
  const forms = kinds.flatMap((kind) => {
    const shape = shapes[kind];
    return shape ? formsOf(ring, kind, shape).sort(byRank) : [];
  });
  const [first] = forms;
  return first ? loopOf(forms, first) : null;
}

/**
 * Give the forms of one kind. A ring is written from each company whose first and last leg fit the shape of the kind; two
 * writings over the same deals are one form with two roots, written from the one that comes first in the alphabet.
 *
 * @param {Bundle[]} ring
 * @param {string} kind
 * @param {Shape} shape
 */
function formsOf(ring, kind, shape) {
  const written = [];
  for (const [start, bundle] of ring.entries()) {
    // The ends decide most often, so they are tried before anything is put together.
    if (!bundle.leg(shape[0]) || !ring.at(start - 1)?.leg(shape[2])) continue;
    const legs = legsOf([...ring.slice(start), ...ring.slice(0, start)], shape);
    if (legs) written.push(legs);
  }
  return [...byDeals(written)].map((same) => formOf(kind, same));
}

/**
 * Put writings that carry the same deals on every leg together, each group by root.
 *
 * @param {Leg[][]} written
 */
function byDeals(written) {
  if (written.length < 2) return written.map((legs) => [legs]);
  /** @type {Map<string, Leg[][]>} */
  const found = new Map();
  for (const legs of written.sort((one, other) => rootOf(one).at - rootOf(other).at)) {
    const key = legs
      .map((leg) => leg.key)
      .sort()
      .join(" ");
    const same = found.get(key);
    if (same) same.push(legs);
    else found.set(key, [legs]);
  }
  return found.values();
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
 * @param {Leg[][]} same Writings over the same deals, at least one.
 * @returns {Form}
 */
function formOf(kind, same) {
  const legs = same[0] ?? [];
  return {
    kind,
    roots: same.map(rootOf),
    legs,
    name: legs.map(({ payer }) => payer.id).join("-"),
    amount: smallest(legs.map((leg) => leg.amount)),
    status: Math.min(...legs.map((leg) => leg.status)),
    since: legs.map((leg) => leg.since).reduce((latest, day) => (day > latest ? day : latest)),
  };
}

/**
 * @param {Form[]} forms
 * @param {Form} first
 * @returns {Loop}
 */
const loopOf = (forms, { legs, name, amount }) => ({
  forms,
  kinds: [...new Set(forms.map(({ kind }) => kind))],
  legs,
  companies: legs.map((leg) => leg.payer),
  name,
  amount,
  // The ring stands by its firmest form, and since its oldest.
  status: Math.max(...forms.map(({ status }) => status)),
  since: forms.map(({ since }) => since).reduce((first, day) => (day < first ? day : first)),
  detourOf: [],
  // Counted when all loops are known, as they share legs.
  sizes: { contracted: UNKNOWN, due: UNKNOWN, paid: UNKNOWN },
});
