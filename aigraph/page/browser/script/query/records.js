// Loops and deals as plain records. The keys are those of the command line.

/** @import { Amount, Answer, Arrow, Dataset, Leg, Loop, Question } from "../types.js" */
/** @import { AmountWriter } from "../language/amounts.js" */

import { isKnown } from "../data/amount.js";

/** Makes records of what is found in a dataset. */
export class RecordMaker {
  /**
   * @param {Pick<Dataset, "statuses" | "layers" | "money" | "opening" | "origin">} dataset
   * @param {AmountWriter} amounts
   */
  constructor(dataset, amounts) {
    this.dataset = dataset;
    this.amounts = amounts;
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
      [`paid_${this.dataset.money.column}`]: this.#interval(sizes.paid),
      [`due_${this.dataset.money.column}`]: this.#interval(sizes.due),
      [`contracted_${this.dataset.money.column}`]: this.#interval(sizes.contracted),
      [`bottleneck_${this.dataset.money.column}`]: this.#interval(amount),
      weakest_status: this.#status(status),
      complete_since: since,
      kinds: forms.map((form) => ({
        kind: form.kind,
        roots: form.roots.map(({ id }) => id),
        [`bottleneck_${this.dataset.money.column}`]: this.#interval(form.amount),
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
      [this.dataset.money.column]: this.#interval(amount),
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
   */
  #interval({ low, central, high }) {
    const [least, quoted, most] = [low, central, high].map((whole) => this.amounts.billions(whole));
    return { low: least, central: quoted, high: most };
  }

  /**
   * @param {Amount} amount
   * @param {string} prefix
   */
  #columns(amount, prefix) {
    const { column } = this.dataset.money;
    return {
      [`${prefix}low_${column}`]: isKnown(amount) ? this.amounts.billions(amount.low) : null,
      [`${prefix}${column}`]: this.amounts.billions(amount.central),
      [`${prefix}high_${column}`]: this.amounts.billions(amount.high),
    };
  }
}
