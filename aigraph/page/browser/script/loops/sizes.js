// What of a loop is contracted, due and paid: the smallest of its legs, each of which is the sum of its deals, raised to what
// is stated of the pair as a whole. A second implementation of aigraph/model/money/leg_sum.py: tests hold the two together.

/** @import { Amount, Arrow, Floor, Leg, Loop, Sizes } from "../types.js" */

import { quoted, smallest, total } from "../data/amount.js";
import { heldTo, jointSum } from "./joint_sum.js";

/** @typedef {(payer: number, payee: number, dealClass: string) => Floor | undefined} FloorOf */

/** @typedef {keyof Sizes} Money */

/** @type {Money[]} */
const MONEY = ["contracted", "due", "paid"];

/**
 * Give the three sizes of some legs in a row.
 *
 * @param {Leg[]} legs
 * @param {FloorOf} floorOf
 * @returns {Sizes}
 */
export function sizesOfLegs(legs, floorOf) {
  const sizes = legs.map((leg) => legSizes(leg, floorOf));
  return sizesFrom((money) => smallest(sizes.map((size) => size[money])));
}

/** @typedef {Pick<Leg, "payer" | "payee" | "arrows">} Carried */

/** Legs are shared by many loops. @type {WeakMap<Carried, Sizes>} */
const known = new WeakMap();

/**
 * @param {Carried} leg
 * @param {FloorOf} floorOf
 * @returns {Sizes}
 */
export function legSizes(leg, floorOf) {
  let sizes = known.get(leg);
  if (!sizes) {
    sizes = sizesFrom((money) => legSum(leg, money, floorOf, (arrow) => arrow.counted()[money]));
    known.set(leg, sizes);
  }
  return sizes;
}

/**
 * Add up the deals from one company to another in one kind of money.
 *
 * @param {Carried} leg
 * @param {Money} money
 * @param {FloorOf} floorOf
 * @param {(arrow: Arrow) => Amount} sumOf
 */
export function legSum({ payer, payee, arrows }, money, floorOf, sumOf) {
  const classes = [...new Set(arrows.map(({ deal }) => deal.deal_class))];
  const apart = classes.map((each) =>
    jointSum(
      arrows.filter(({ deal }) => deal.deal_class === each),
      sumOf,
    ),
  );
  const sum = total(
    classes.map((dealClass, at) =>
      lifted(money, dealClass, /** @type {Amount} */ (apart[at]), floorOf(payer.at, payee.at, dealClass)),
    ),
  );
  if (classes.length === 1 || sum.high === null) return sum;
  // Parts of one umbrella can be of several classes.
  const [plain, together] = [total(apart).high, jointSum(arrows, sumOf).high];
  return plain === null || together === null ? sum : heldTo(sum, sum.high - (plain - together));
}

/**
 * A sale is booked before it is paid: of purchases that are paid a statement raises only what can have been.
 *
 * @param {Money} money
 * @param {string} dealClass
 * @param {Amount} sum
 * @param {Floor | undefined} floor
 * @returns {Amount}
 */
function lifted(money, dealClass, sum, floor) {
  if (!floor) return sum;
  const least = money === "contracted" ? floor.contracted : floor.due;
  const high = sum.high === null || least.high === null ? null : Math.max(sum.high, least.high);
  if (money === "paid" && dealClass !== "funding") return { ...sum, high };
  const low = Math.max(sum.low, least.low);
  // Between two ends that meet there is but one figure.
  if (low === high) return { low, central: low, high };
  return { low, central: sum.central === null ? null : Math.max(sum.central, quoted(least)), high };
}

/**
 * @param {(money: Money) => Amount} sizeOf
 * @returns {Sizes}
 */
function sizesFrom(sizeOf) {
  const [contracted, due, paid] = MONEY.map(sizeOf);
  return /** @type {Sizes} */ ({ contracted, due, paid });
}

/**
 * Put loops in their order: direct ones first, known sizes before unknown, then by what is due and what is contracted.
 *
 * @param {Loop[]} loops
 */
export const sortedBySize = (loops) =>
  loops
    .map((loop) => ({ loop, key: sizeKey(loop) }))
    .sort((one, other) => compare(one.key, other.key) || inAlphabet(one.loop.name, other.loop.name))
    .map(({ loop }) => loop);

/**
 * @param {Loop} loop
 * @returns {number[]}
 */
function sizeKey({ sizes: { contracted, due }, legs, detourOf }) {
  const isUnknown = contracted.central === null && contracted.high === null && contracted.low <= 0;
  return [
    Number(detourOf.length > 0),
    Number(isUnknown),
    -due.low,
    -quoted(due),
    -contracted.low,
    -quoted(contracted),
    legs.length,
    Number(contracted.high === null),
    -(contracted.high ?? 0),
  ];
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function compare(one, other) {
  for (let at = 0; at < one.length; at += 1) {
    const rest = (one[at] ?? 0) - (other[at] ?? 0);
    if (rest) return rest;
  }
  return 0;
}

/**
 * Compare as Python does: by code unit, not by the rules of a language.
 *
 * @param {string} one
 * @param {string} other
 */
const inAlphabet = (one, other) => (one < other ? -1 : Number(one > other));
