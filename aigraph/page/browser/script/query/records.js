// Loops and deals as plain records. The keys are those of the command line.

/** @import { Amount, Answer, Arrow, Dataset, Leg, Loop, Question } from "../types.js" */
/** @import { AmountWriter } from "../language/amounts.js" */

import { isKnown } from "../data/amount.js";

/** Makes records of what is found in a dataset. */
export class RecordMaker {
  /**
   * @param {Pick<Dataset, "statuses" | "layers" | "opening" | "origin">} dataset
   * @param {AmountWriter} amounts
   * @param {AmountWriter} sums Of what is contracted, due and paid on a day.
   */
  constructor(dataset, amounts, sums) {
    this.dataset = dataset;
    this.amounts = amounts;
    this.sums = sums;
  }

  /** @param {Arrow} arrow */
  deal({ deal, payer, payee, amount, status, since, events }) {
    return {
      deal: deal.id,
      payer: payer.id,
      payee: payee.id,
      instrument: deal.instrument,
      deal_class: deal.deal_class,
      layer: deal.layer,
      status: this.#status(status),
      ...this.#columns(amount, ""),
      since,
      title: deal.title ?? "",
      source_urls: [...new Set(events.map(({ source }) => source?.url).filter(Boolean))].join(" "),
    };
  }

  /** @param {Loop} loop */
  loop({ name, forms, companies, amount, status, since, detourOf, sizes }) {
    return {
      name,
      companies: companies.map(({ id }) => id),
      direct: !detourOf.length,
      detour_of: detourOf,
      paid_usd_bn: this.#interval(sizes.paid, this.sums),
      due_usd_bn: this.#interval(sizes.due, this.sums),
      contracted_usd_bn: this.#interval(sizes.contracted, this.sums),
      bottleneck_usd_bn: this.#interval(amount),
      weakest_status: this.#status(status),
      complete_since: since,
      kinds: forms.map((form) => ({
        kind: form.kind,
        roots: form.roots.map(({ id }) => id),
        bottleneck_usd_bn: this.#interval(form.amount),
        legs: form.legs.map((leg) => this.#leg(leg)),
      })),
    };
  }

  /**
   * A loop as one row of a table.
   *
   * @param {Loop} loop
   */
  loopRow({ name, kinds, forms, companies, amount, status, since, legs, detourOf }) {
    const deals = forms.flatMap((form) => form.legs.flatMap((leg) => leg.arrows.map(({ deal }) => deal.id)));
    return {
      name,
      kinds: kinds.join(";"),
      direct: detourOf.length ? "False" : "True",
      detour_of: detourOf.join(";"),
      length: legs.length,
      companies: companies.map(({ id }) => id).join(";"),
      ...this.#columns(amount, "bottleneck_"),
      weakest_status: this.#status(status),
      complete_since: since,
      deals: [...new Set(deals)].join(";"),
    };
  }

  /**
   * A question with its answer.
   *
   * @param {Question} question
   * @param {Pick<Answer, "loops" | "arrows" | "cut">} answer
   */
  document(question, { loops, arrows, cut }) {
    const { origin, opening, layers } = this.dataset;
    return {
      tool: origin.tool,
      data_version: origin.data_version,
      definition: origin.definition,
      view: {
        as_of: question.day,
        status: question.level,
        layers: layers.filter((layer) => question.layers.has(layer)),
        without_instruments: [...question.without].sort(),
        without_statuses: [...question.unseen].sort(),
      },
      truncated: cut ? `stopped after ${opening.max_loops} rings of companies` : null,
      loops: loops.map((loop) => this.loop(loop)),
      deals: arrows.map((arrow) => this.deal(arrow)),
    };
  }

  /** @param {Leg} leg */
  #leg({ payer, payee, arrows, amount, status, since }) {
    return {
      payer: payer.id,
      payee: payee.id,
      deals: arrows.map(({ deal }) => deal.id),
      usd_bn: this.#interval(amount),
      status: this.#status(status),
      since,
    };
  }

  /** @param {number} rank */
  #status(rank) {
    return this.dataset.statuses[rank] ?? "";
  }

  /**
   * @param {Amount} amount
   * @param {AmountWriter} writer
   */
  #interval({ low, central, high }, writer = this.amounts) {
    return { low: writer.usdBn(low), central: writer.usdBn(central), high: writer.usdBn(high) };
  }

  /**
   * @param {Amount} amount
   * @param {string} prefix
   */
  #columns(amount, prefix) {
    return {
      [`${prefix}low_usd_bn`]: isKnown(amount) ? this.amounts.usdBn(amount.low) : null,
      [`${prefix}usd_bn`]: this.amounts.usdBn(amount.central),
      [`${prefix}high_usd_bn`]: this.amounts.usdBn(amount.high),
    };
  }
}
