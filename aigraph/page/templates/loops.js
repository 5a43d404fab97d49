// Loops: rings of companies with the deals put back on their legs. The rules are those of aigraph/cycles/rings.py and
// typed.py; a test holds the two to the same answers.

const ofClass = (name) => (arrows) => arrows.filter((arrow) => arrow.deal.deal_class === name);
const firstOf = (...layers) => (arrows) => {
  for (const layer of layers) {
    const kept = arrows.filter((arrow) => arrow.deal.layer === layer);
    if (kept.length) return kept;
  }
  return [];
};
const SORTS = {
  funding: ofClass("funding"),
  purchase: ofClass("purchase"),
  incentive: ofClass("incentive"),
  backstop: ofClass("backstop"),
  plain: ofClass("plain"),
  cash: firstOf("cash"),
  cashElseValue: firstOf("cash", "value"),
  firmest: firstOf("cash", "value", "contingent"),
};
// What the first leg, the legs between and the last leg of each kind carry.
const SHAPES = {
  circular: ["funding", "cash", "purchase"],
  incentive: ["incentive", "cashElseValue", "cashElseValue"],
  backstop: ["backstop", "firmest", "firmest"],
  trade: ["purchase", "purchase", "purchase"],
  cross_funding: ["funding", "funding", "funding"],
  plain: ["plain", "cash", "cash"],
};

class Bundle {
  constructor(payer, payee, arrows) {
    Object.assign(this, { payer, payee, arrows, legs: new Map(), tied: arrows.some(({ deal }) => deal.tied_to.length) });
  }

  leg(sort) {
    if (!this.legs.has(sort)) {
      const kept = SORTS[sort](this.arrows);
      this.legs.set(sort, kept.length ? legOf(this.payer, this.payee, kept) : null);
    }
    return this.legs.get(sort);
  }
}

function legOf(payer, payee, arrows) {
  return {
    payer,
    payee,
    arrows,
    amount: total(arrows.map((arrow) => arrow.amount)),
    // A leg is as certain as its most certain deal, and stands since its first.
    status: Math.max(...arrows.map((arrow) => arrow.status)),
    since: arrows.reduce((first, arrow) => (arrow.since < first ? arrow.since : first), arrows[0].since),
    key: `${payer.at}:${arrows.map((arrow) => arrow.deal.at).join(",")}`,
  };
}

// Money that reaches a placeholder and money that leaves it are not the same money.
const isNobody = (company) => company.kind === "placeholder";

function bundlesOf(arrows) {
  const joined = new Map();
  for (const arrow of arrows) {
    if (isNobody(arrow.payer) || isNobody(arrow.payee)) continue;
    const ends = arrow.payer.at * companies.length + arrow.payee.at;
    if (!joined.has(ends)) joined.set(ends, []);
    joined.get(ends).push(arrow);
  }
  return new Map([...joined].map(([ends, those]) => [ends, new Bundle(those[0].payer, those[0].payee, those)]));
}

// Tied money must be spent where it is tied: purchases have to lead there along the ring.
function withoutStuckMoney(bundle, onward) {
  const reached = new Set();
  for (const next of onward) {
    if (!next.arrows.some(({ deal }) => deal.deal_class === "purchase")) break;
    reached.add(next.payee);
  }
  const free = bundle.arrows.filter(({ deal }) => !deal.tied_to.length || deal.tied_to.some((at) => reached.has(at)));
  return new Bundle(bundle.payer, bundle.payee, free);
}

function legsOf(around, shape) {
  const legs = [];
  for (let place = 0; place < around.length; place += 1) {
    const bundle = around[place];
    const sort = shape[place === 0 ? 0 : place === around.length - 1 ? 2 : 1];
    const here = bundle.tied ? withoutStuckMoney(bundle, [...around.slice(place + 1), ...around.slice(0, place)]) : bundle;
    const leg = here.leg(sort);
    if (!leg) return null;
    legs.push(leg);
  }
  return legs;
}

function* loopsOfRing(around, kinds) {
  for (const kind of kinds) {
    const shape = SHAPES[kind];
    const written = [];
    for (let start = 0; start < around.length; start += 1) {
      if (!around[start].leg(shape[0]) || !around.at(start - 1).leg(shape[2])) continue;
      const legs = legsOf([...around.slice(start), ...around.slice(0, start)], shape);
      if (legs) written.push(legs);
    }
    // Two writings over the same deals are one loop with two roots, written from the first in the alphabet.
    const same = new Map();
    for (const legs of written.sort((one, other) => one[0].payer.at - other[0].payer.at)) {
      const key = legs.map((leg) => leg.key).sort().join(" ");
      if (!same.has(key)) same.set(key, legs);
    }
    for (const legs of same.values()) yield loopOf(kind, legs);
  }
}

function loopOf(kind, legs) {
  const ringed = legs.map((leg) => leg.payer);
  return {
    kind,
    legs,
    companies: ringed,
    name: ringed.map((company) => company.id).join("-"),
    amount: smallest(legs.map((leg) => leg.amount)),
    status: Math.min(...legs.map((leg) => leg.status)),
    since: legs.reduce((last, leg) => (leg.since > last ? leg.since : last), legs[0].since),
  };
}

// By bottleneck, largest first, without a figure by its floor; among equals short loops, then by name.
function byRank(one, other) {
  return worth(other.amount) - worth(one.amount)
    || one.legs.length - other.legs.length
    || (one.amount.high === null) - (other.amount.high === null)
    || (other.amount.high ?? 0) - (one.amount.high ?? 0)
    || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)
    || (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0);
}

function findLoops(arrows, kinds, longest, most) {
  const bundles = bundlesOf(arrows);
  const successors = companies.map(() => []);
  for (const { payer, payee } of bundles.values()) successors[payer.at].push(payee.at);
  successors.forEach((others) => others.sort((one, other) => one - other));
  const loops = [];
  let [rings, cut] = [0, false];
  for (const nodes of searchBounded(successors, longest)) {
    if (rings === most) {
      cut = true;
      break;
    }
    rings += 1;
    const around = nodes.map((node, at) => bundles.get(node * companies.length + nodes[(at + 1) % nodes.length]));
    loops.push(...loopsOfRing(around, kinds));
  }
  return { loops: loops.sort(byRank), cut };
}
