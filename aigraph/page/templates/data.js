// The data as the page carries it, unpacked: rows under headings become records, numbers become what they stand for.

const story = read("story");

function records({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));
}

const instruments = records(story.instruments);
const sources = records(story.sources);
const companies = records(story.companies).map((company, at) => ({ ...company, at }));
const companyById = new Map(companies.map((company) => [company.id, company]));

// An amount is whole numbers of a small unit: low, central and high, of which the last two may be unknown.
const UNKNOWN = { low: 0, central: null, high: null };

function amountOf(packed) {
  if (packed === undefined || packed === null) return UNKNOWN;
  if (typeof packed === "number") return { low: packed, central: packed, high: packed };
  const [low, central, high] = packed;
  return { low, central, high };
}

// The levels from the weakest to the strictest, as the days of a phase are given.
const LEVELS = Object.keys(story.levels);
const INWARDS = [...LEVELS].reverse();

function phaseOf([day, payer, payee, status, amount, since = [], paid]) {
  return {
    day: story.days[day],
    payer: companies[payer],
    payee: companies[payee],
    status,
    amount: amountOf(amount),
    paid: amountOf(paid),
    since: new Map(since.map((at, place) => [INWARDS[place], story.days[at]])),
  };
}

function eventOf([day, status, source, amount, reported, locator, date, paid]) {
  return {
    day: story.days[day],
    date: date ?? story.days[day],
    status: story.statuses[status],
    source: sources[source],
    amount: amountOf(amount),
    paid: amountOf(paid),
    reported,
    locator,
  };
}

const deals = records(story.deals).map((deal, at) => ({
  ...deal,
  at,
  ...instruments[deal.instrument],
  basis: deal.basis ?? "total",
  phases: deal.phases.map(phaseOf),
  told: deal.told.map(eventOf),
  tied_to: (deal.tied_to ?? []).map((company) => companies[company]),
  recorded: deal.recorded?.map((company) => companies[company]),
}));
const dealById = new Map(deals.map((deal) => [deal.id, deal]));
const usedInstruments = new Set(deals.map((deal) => deal.instrument));
