// What the reader asks for, what follows from it, and the address that says it.

const asked = story.asked;
const opening = {
  day: asked.day,
  level: asked.level,
  layers: new Set(asked.layers),
  without: new Set(),
  unseen: new Set(),
  kinds: new Set(asked.kinds),
  view: "picture",
  find: "",
  everyone: false,
  picked: null,
};
let state = { ...opening };
const only = asked.only && new Set(asked.only.map(([kind, name]) => `${kind} ${name}`));

function lookAt(question) {
  const arrows = arrowsOf(question);
  const { loops, cut } = findLoops(arrows, asked.kinds, asked.longest, asked.most_rings);
  const ends = new Set(arrows.flatMap(({ payer, payee }) => [payer, payee]));
  return {
    arrows,
    loops: only ? loops.filter(({ kind, name }) => only.has(`${kind} ${name}`)) : loops,
    cut,
    companies: [...ends].sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity)),
    arrowOf: new Map(arrows.map((arrow) => [arrow.deal, arrow])),
    looped: new Set(loops.flatMap((loop) => loop.legs.flatMap((leg) => leg.arrows.map(({ deal }) => deal)))),
  };
}

const filterKey = ({ day, level, layers, without, unseen }) =>
  [day, level, ...[layers, without, unseen].map((set) => [...set].sort().join(","))].join("|");
let now;
let nowKey = "";

// Returns whether anything had to be worked out anew.
function recompute() {
  const key = filterKey(state);
  if (key === nowKey) return false;
  now = lookAt(state);
  nowKey = key;
  return true;
}

// All the names that a ring of companies can be called by, one for each company to begin with.
const rotations = (ringed) => ringed.map((_, at) => [...ringed.slice(at), ...ringed.slice(0, at)].map(({ id }) => id).join("-"));

const loopPicked = () => state.picked?.loop && now.loops.find((loop) =>
  (!state.picked.kind || loop.kind === state.picked.kind) && rotations(loop.companies).includes(state.picked.loop));

// The parts of an address: how each is written, left out where nothing was changed, and read.
const listed = (key) => ({
  write: () => (sameSet(state[key], opening[key]) ? null : [...state[key]].sort().join(",") || "none"),
  read: (text) => new Set(text === "none" ? [] : text.split(",")),
});
const word = (key, allowed) => ({
  write: () => (state[key] === opening[key] ? null : state[key]),
  read: (text) => (allowed(text) ? text : opening[key]),
});
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
  && new Date(Date.parse(text)).toISOString().startsWith(text);
const PARTS = {
  // The data end with the day of the opening.
  day: word("day", (text) => isDay(text) && text <= opening.day),
  level: word("level", (text) => LEVELS.includes(text)),
  layers: listed("layers"),
  without: listed("without"),
  unseen: listed("unseen"),
  kinds: listed("kinds"),
  view: word("view", (text) => ["picture", "matrix", "table"].includes(text)),
  find: word("find", () => true),
  everyone: { write: () => (state.everyone ? "yes" : null), read: (text) => text === "yes" },
};

function sameSet(one, other) {
  return one.size === other.size && [...one].every((item) => other.has(item));
}

// In a notebook's frame the address cannot be written; the page works without.
function writeAddress() {
  const hash = new URLSearchParams();
  const { loop, kind, company, deal, cell } = state.picked ?? {};
  if (loop) {
    hash.set("loop", loop);
    if (kind && now.loops.find(({ companies: ringed }) => rotations(ringed).includes(loop))?.kind !== kind) hash.set("kind", kind);
  } else if (company) hash.set("company", company);
  else if (deal) hash.set("deal", deal);
  else if (cell) hash.set("cell", cell.join(">"));
  for (const [key, part] of Object.entries(PARTS)) {
    const written = part.write();
    if (written) hash.set(key, written);
  }
  try {
    history.replaceState(null, "", hash.size ? `#${hash}` : location.pathname + location.search);
  } catch { /* as said above */ }
}

function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const next = { ...opening };
  for (const [key, part] of Object.entries(PARTS)) if (hash.has(key)) next[key] = part.read(hash.get(key));
  const [loop, company, deal, cell] = ["loop", "company", "deal", "cell"].map((key) => hash.get(key));
  if (loop) next.picked = { loop, kind: story.kinds.find((kind) => kind === hash.get("kind")) };
  else if (companyById.has(company)) next.picked = { company };
  else if (dealById.has(deal)) next.picked = { deal };
  else if (cell?.split(">").every((id) => companyById.has(id))) next.picked = { cell: cell.split(">") };
  return next;
}
