// Deals, legs and loops in words: the sentences are those of aigraph/language, which travel with the data.

/** @import { Amount, Arrow, Company, Dataset, Leg, Loop, Question, Step } from "../types.js" */

import { isKnown } from "../data/amount.js";
import { AmountWriter } from "./amounts.js";
import { dayText, gettext, spaced } from "./messages.js";

/** Tells what a dataset holds. */
export class Narrator {
  /** @param {Pick<Dataset, "decimals" | "money" | "sentences" | "statuses" | "levels" | "layers" | "undated">} dataset */
  constructor(dataset) {
    this.dataset = dataset;
    this.amounts = new AmountWriter(dataset.decimals, dataset.sentences, dataset.money);
  }

  /** @param {string} day */
  day(day) {
    return day === this.dataset.undated ? this.#say("undated") : dayText(day);
  }

  /** @param {{ status: number }} item */
  status({ status }) {
    return spaced(this.dataset.statuses[status] ?? "");
  }

  /** @param {Pick<Arrow, "deal" | "payer" | "payee" | "amount">} arrow */
  arrow({ deal, payer, payee, amount }) {
    const [from, to] = deal.recorded ?? [payer, payee];
    return this.#say("deal", {
      payer: this.#party(from, payer),
      deed: this.#deed([deal.verb], this.#party(to, payee)),
      amount: this.#size(amount),
    });
  }

  /** @param {{ status: number, since: string }} item */
  statusSince(item) {
    return gettext("{status} since {day}", { status: this.status(item), day: this.day(item.since) });
  }

  /**
   * Say each way in which value goes from payer to payee; deals of subsidiaries are told of the parties that made them.
   *
   * @param {Pick<Leg, "payer" | "payee" | "arrows" | "amount">} leg
   */
  leg({ payer, payee, arrows, amount }) {
    /** @type {Map<string, { from: string, to: string, verbs: Set<string> }>} */
    const byParties = new Map();
    for (const { deal } of arrows) {
      const [from, to] = deal.recorded ?? [payer, payee];
      const parties = byParties.get(`${from.at}>${to.at}`) ?? {
        from: this.#party(from, payer),
        to: this.#party(to, payee),
        verbs: new Set(),
      };
      byParties.set(`${from.at}>${to.at}`, parties);
      parties.verbs.add(deal.verb);
    }
    let before = "";
    const ways = [...byParties.values()].map(({ from, to, verbs }) => {
      const said = this.#deed([...verbs], to);
      const way = from === before ? said : `${from} ${said}`;
      before = from;
      return way;
    });
    return this.#say("leg_of_several", { deals: this.#joined(ways), amount: this.#size(amount) });
  }

  /** @param {Loop} loop */
  loop(loop) {
    return this.#say("loop", { legs: loop.legs.map((leg) => this.leg(leg)).join("; ") });
  }

  /** @param {Question} question */
  scope({ day, level, layers }) {
    const { undated, levels, layers: all } = this.dataset;
    return this.#say("scope", {
      day: day === undated ? this.#say("without_dates") : this.#say("on_day", { day: dayText(day) }),
      level: spaced(level),
      meaning: gettext(levels[level] ?? ""),
      layers:
        all
          .filter((layer) => layers.has(layer))
          .map(spaced)
          .join(" + ") || gettext("no layer"),
    });
  }

  /**
   * Write what is contracted, due or paid on a day.
   *
   * @param {Amount} amount
   */
  sum(amount) {
    return this.amounts.money(amount);
  }

  /**
   * Say since when an amount is what it is, and what it was before.
   *
   * @param {Step[]} steps
   * @param {boolean} isUnverified Whether the first day rests on unverified sources alone.
   */
  steps([first, ...later], isUnverified) {
    if (!first) return "";
    let known = this.#size(first.amount);
    const said = [this.#say("first_step", { status: this.status(first), day: this.day(first.day), amount: known })];
    for (const { day, amount } of later) {
      const size = this.#size(amount);
      // A step that reads as the one before is none to a reader.
      if (size !== known) said.push(this.#say("later_step", { amount: size, day: this.day(day) }));
      known = size;
    }
    const text = said.join("; ");
    return isUnverified ? text + this.#say("unverified_day") : text;
  }

  /** @param {Company} company */
  roles(company) {
    return (company.roles ?? []).map(spaced);
  }

  /**
   * Say what is done to a payee; what all ways share, they say once.
   *
   * @param {string[]} verbs
   * @param {string} payee
   */
  #deed(verbs, payee) {
    const end = " {payee}";
    const messages = verbs.map((verb) => verb + end);
    const ways = messages.map((message) => gettext(message));
    const said = ways.every((way) => way.endsWith(end))
      ? `${this.#joined(ways.every((way, at) => way === messages[at]) ? this.#saidOnce(verbs) : ways.map((way) => way.slice(0, -end.length)))}${end}`
      : this.#joined(ways);
    return said.replaceAll("{payee}", () => payee);
  }

  /**
   * Draw together what begins with one verb and ends with one preposition, as in buying notes of and shares of.
   *
   * @param {string[]} ways In English.
   */
  #saidOnce(ways) {
    /** @type {Map<string, {verb: string, preposition: string, things: string[]}>} */
    const found = new Map();
    for (const way of ways) {
      const words = way.split(" ");
      const [verb, preposition] = words.length > 2 ? [words[0] ?? "", words.at(-1) ?? ""] : [way, ""];
      const group = found.get(`${verb} ${preposition}`) ?? { verb, preposition, things: [] };
      found.set(`${verb} ${preposition}`, group);
      group.things.push(words.slice(1, -1).join(" "));
    }
    return [...found.values()].map(({ verb, preposition, things }) =>
      preposition ? `${verb} ${this.#joined(things)} ${preposition}` : verb,
    );
  }

  /** @param {string[]} words At least one. */
  #joined(words) {
    const last = words.at(-1) ?? "";
    return words.length > 1 ? this.#say("verbs", { first: words.slice(0, -1).join(", "), last }) : last;
  }

  /**
   * Name who made a deal, with the group that it counts for where that is another.
   *
   * @param {Company} company
   * @param {Company} group
   */
  #party(company, group) {
    if (company === group) return company.name;
    const article = "aeiou".includes(group.name.slice(0, 1).toLowerCase()) ? "an" : "a";
    return this.#say("member", { company: company.name, article, group: group.name });
  }

  /** @param {Amount} amount */
  #size(amount) {
    return isKnown(amount) ? this.amounts.money(amount) : this.#say("amount_not_known");
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number | null>} [values]
   */
  #say(name, values) {
    return gettext(this.dataset.sentences[name] ?? name, values);
  }
}
