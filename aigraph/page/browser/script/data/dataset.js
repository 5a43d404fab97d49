// The data as the page carries them, unpacked: columns under headings become records, numbers become what they stand for.

/** @import { Company, Curves, Dataset, Deal, DealEvent, Evidence, Floor, Instrument, Payload, Phase, Source, Table } from "../types.js" */

import { unpackCurve, unpackSums } from "./curve.js";

/**
 * @param {Payload} payload
 * @returns {Dataset}
 */
export function unpackDataset(payload) {
  /** @type {Source[]} */
  const sources = records(payload.sources);
  /** @type {Instrument[]} */
  const instruments = records(payload.instruments);
  /** @type {Company[]} */
  const companies = records(payload.companies).map((company, at) => ({
    ...company,
    at,
    revenues: company.revenues?.map((/** @type {[string, string, number, number?]} */ [day, period, bn, source]) => ({
      day,
      period,
      usd_bn: bn,
      source: (source !== undefined && sources[source]) || null,
    })),
  }));
  const scale = 10 ** (payload.curve_decimals - payload.decimals);
  const curves = payload.curves.map((packed) => unpackCurves(packed, scale));
  const deals = records(payload.deals).map((row, at) =>
    unpackDeal(row, at, payload, { companies, instruments, sources, curves, scale }),
  );
  for (const packed of payload.ceilings) unpackCeilings(packed, deals, scale);
  return {
    ...payload,
    // All sums are counted in the unit of the curves.
    decimals: payload.curve_decimals,
    sources,
    instruments,
    companies,
    companyById: new Map(companies.map((company) => [company.id, company])),
    deals,
    dealById: new Map(deals.map((deal) => [deal.id, deal])),
    floors: new Map(payload.floors.map((packed) => unpackFloors(packed, scale))),
    evidence: records(payload.evidence).map((row) => unpackEvidence(row, payload, sources)),
  };
}

/**
 * @param {Table} table
 * @returns {any[]}
 */
export function records(table) {
  const columns = Object.entries(table);
  return (columns[0]?.[1] ?? []).map((_, row) =>
    Object.fromEntries(columns.map(([heading, values]) => [heading, values[row] ?? null])),
  );
}

/**
 * @param {any} row
 * @param {number} at
 * @param {Payload} payload
 * @param {{ companies: Company[], instruments: Instrument[], sources: Source[], curves: Curves[], scale: number }} known
 * @returns {Deal}
 */
function unpackDeal(row, at, payload, { companies, instruments, sources, curves, scale }) {
  const company = (/** @type {number} */ place) => companies[place];
  return {
    ...row,
    at,
    ...instruments[row.instrument],
    basis: row.basis ?? "total",
    phases: row.phases.map((/** @type {unknown} */ phase) => unpackPhase(phase, payload, companies, curves)),
    events: row.events.map((/** @type {unknown} */ event) => unpackEvent(event, payload, sources, scale)),
    tied_to: (row.tied_to ?? []).map(company),
    recorded: row.recorded?.map(company) ?? null,
  };
}

/**
 * @param {any} packed
 * @param {Payload} payload
 * @param {Company[]} companies
 * @param {Curves[]} curves
 * @returns {Phase}
 */
function unpackPhase([day, payer, payee, status, since = [], counted], { days, levels }, companies, curves) {
  // The days are given from the level that sees most inwards, as far as they go.
  const inwards = Object.keys(levels).reverse();
  return {
    day: /** @type {string} */ (days[day]),
    payer: /** @type {Company} */ (companies[payer]),
    payee: /** @type {Company} */ (companies[payee]),
    status,
    since: new Map(since.map((/** @type {number} */ at, /** @type {number} */ place) => [inwards[place], days[at]])),
    // One number where all levels have the same curves.
    curves: new Map(
      since.map((/** @type {number} */ _, /** @type {number} */ place) => [
        inwards[place],
        curves[Array.isArray(counted) ? counted[place] : counted],
      ]),
    ),
  };
}

/**
 * @param {any} packed
 * @param {number} scale
 * @returns {Curves}
 */
const unpackCurves = ([contracted, due, paid], scale) => ({
  contracted: unpackCurve(contracted, scale),
  due: unpackCurve(due, scale),
  paid: unpackCurve(paid, scale),
});

/**
 * @param {any} packed
 * @param {number} scale
 * @returns {[string, Floor[]]}
 */
const unpackFloors = ([payer, payee, dealClass, steps], scale) => [
  `${payer}>${payee} ${dealClass}`,
  steps.map((/** @type {any} */ [day, contracted, due]) => ({
    day,
    contracted: unpackSums(contracted, scale),
    due: unpackSums(due, scale),
  })),
];

/**
 * Tell the parts of an umbrella of it. Inner umbrellas come first.
 *
 * @param {any} packed
 * @param {Deal[]} deals
 * @param {number} scale
 */
function unpackCeilings([parts, packedSteps], deals, scale) {
  const steps = packedSteps.map((/** @type {any} */ [day, high]) => ({ day, high: unpackSums(high, scale).high }));
  const umbrella = { steps };
  for (const part of parts) {
    const deal = /** @type {Deal} */ (deals[part]);
    deal.umbrellas = [...(deal.umbrellas ?? []), umbrella];
  }
}

/**
 * @param {any} packed
 * @param {Payload} payload
 * @param {Source[]} sources
 * @param {number} scale
 * @returns {DealEvent}
 */
function unpackEvent([day, status, source, amount, reported, locator, date, paid], { days, statuses }, sources, scale) {
  return {
    day: /** @type {string} */ (days[day]),
    date: date ?? days[day],
    status: /** @type {string} */ (statuses[status]),
    source: sources[source],
    amount: unpackSums(amount, scale),
    paid: unpackSums(paid, scale),
    reported: reported ?? null,
    locator: locator ?? null,
  };
}

/**
 * @param {any} row
 * @param {Payload} payload
 * @param {Source[]} sources
 * @returns {Evidence}
 */
function unpackEvidence(row, { flags, answers }, sources) {
  return {
    ...row,
    flag: Object.keys(flags)[row.flag],
    answer: answers[row.answer],
    source: sources[row.source],
  };
}
