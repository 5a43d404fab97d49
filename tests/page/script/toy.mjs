// Small data for the tests: deals written as text, one a line: "id: payer -> payee class amount".

/** @import { Answer, Arrow, Company, Dataset, LegSort, Loop, Opening, Shape, State } from "../../../aigraph/page/browser/script/types.js" */

import { unpackAmount } from "../../../aigraph/page/browser/script/data/amount.js";
import { openingState } from "../../../aigraph/page/browser/script/state/state.js";

/** The rules of two kinds of loop, as Python writes them into the page. */
export const SHAPES = /** @type {Record<string, Shape>} */ ({
  circular: ["funding", "cash", "purchase"],
  trade: ["purchase", "purchase", "purchase"],
});
export const SORTS = /** @type {Record<string, LegSort>} */ ({
  funding: { deal_class: "funding" },
  purchase: { deal_class: "purchase" },
  cash: { layers: ["cash"] },
});

/**
 * @param {string} text Lines such as "e1: v -> l funding 6 2025-01-31 tied=c".
 * @returns {{ arrows: Arrow[], companies: Company[] }}
 */
export function ledger(text) {
  const rows = text
    .trim()
    .split(/\n\s*/)
    .map((line) => /** @type {string[]} */ (/^(\w+): (\w+) -> (\w+) (\w+) (\S+) (\S+)(?: tied=(\w+))?/.exec(line)));
  const ids = [...new Set(rows.flatMap(([, , payer, payee, , , , tied]) => [payer, payee, tied ?? []].flat()))].sort();
  const companies = ids.map((id, at) => company(id ?? "", at));
  const called = (/** @type {string | undefined} */ id) =>
    /** @type {Company} */ (companies.find((each) => each.id === id));
  const arrows = rows.map(([, id = "", payer, payee, dealClass = "", amount, since = "", tied], at) => ({
    deal: {
      at,
      id,
      title: null,
      instrument: dealClass === "funding" ? "equity" : "chips",
      deal_class: dealClass,
      layer: "cash",
      verb: dealClass === "funding" ? "buys shares of" : "buys chips from",
      counter_leg: "shares",
      phases: [],
      events: [],
      package: null,
      start: null,
      end: null,
      basis: "total",
      tied_to: tied ? [called(tied)] : [],
      recorded: null,
    },
    payer: called(payer),
    payee: called(payee),
    status: 3,
    money: /** @type {"contracted"} */ ("contracted"),
    amount: unpackAmount(amount === "?" ? null : Number(amount)),
    since,
    events: [],
    counted: () => {
      const sum = unpackAmount(amount === "?" ? null : Number(amount));
      return { contracted: sum, due: sum, paid: sum };
    },
  }));
  return { arrows, companies };
}

/**
 * @param {string} id
 * @param {number} at
 * @param {Partial<Company>} [more]
 * @returns {Company}
 */
export const company = (id, at, more = {}) => ({
  at,
  id,
  name: id.toUpperCase(),
  rank: at,
  tint: "other",
  kind: null,
  roles: null,
  country: null,
  ticker: null,
  known_as: null,
  members: null,
  revenues: null,
  ...more,
});

/** @type {Opening} */
export const OPENING = {
  lang: "en",
  day: "2026-10-01",
  level: "binding",
  layers: ["cash", "value"],
  kinds: ["circular", "trade"],
  max_length: 6,
  max_loops: 100,
  only: null,
  highlighted: [],
  nets: {},
  shown: 10,
  core: 5,
  companies: 3,
};

/**
 * @param {Partial<State>} [patch]
 * @returns {State}
 */
export const state = (patch = {}) => ({ ...openingState(OPENING), ...patch });

/**
 * @param {Arrow[]} arrows
 * @param {Loop[]} loops
 * @returns {Answer}
 */
export const answer = (arrows, loops) => ({
  arrows,
  arrowOf: new Map(arrows.map((arrow) => [arrow.deal, arrow])),
  loops,
  cut: false,
  companies: [...new Set(arrows.flatMap(({ payer, payee }) => [payer, payee]))],
  looped: new Set(),
});

/** The sentences, as Python writes them into the page. */
export const SENTENCES = {
  amount_unknown: "unknown",
  amount_exact: "{sign}{central}{unit}",
  amount_at_least: "{sign}{low}{unit} or more",
  amount_at_most: "up to {sign}{high}{unit}",
  amount_between: "{sign}{low}-{high}{unit}",
  amount_or_more: "{sign}{central}{unit} or more",
  amount_or_more_from: "{sign}{central}{unit} or more (from {low})",
  amount_none_or_up_to: "{sign}0 (up to {sign}{high}{unit})",
  amount_within: "{sign}{central}{unit} ({low}-{high})",
  amount_not_known: "amount not known",
  deal: "{payer} {deed}, {amount}",
  verbs: "{first} and {last}",
  leg_of_several: "{deals} ({amount})",
  loop: "{legs}.",
  undated: "undated",
  on_day: "on {day}",
  without_dates: "without dates",
  scope: "{day}, {level} ({meaning}), {layers}",
};

/** US$ billions. */
export const MONEY = {
  sign: "$",
  word: "bn",
  name: "US$ billions",
  scale: 1e9,
  per_bn: 1,
  is_stated: false,
  column: "usd_bn",
  samples: [],
};

/** @type {Pick<Dataset, "decimals" | "money" | "sentences" | "statuses" | "levels" | "layers" | "undated">} */
export const VOCABULARY = {
  decimals: 1,
  money: MONEY,
  sentences: SENTENCES,
  statuses: ["rumoured", "in_talks", "announced", "signed", "closed"],
  levels: { paid: "money has moved", binding: "signed or closed" },
  layers: ["cash", "value"],
  undated: "0001-01-01",
};
