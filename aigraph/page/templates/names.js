// Names as people type them, as aigraph/model/names.py has it.

const fold = (text) => text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC").replace(/[\s\-_]+/g, " ").trim();

const ENDINGS = story.endings.map(fold);
const LEAST_STEM = 2;

// A word and what is left of it without its Bengali endings, at most two of them, longest first.
function stems(word) {
  const offered = new Set([word]);
  for (let round = 0; round < 2; round += 1) {
    for (const stem of [...offered]) {
      for (const ending of ENDINGS) {
        if (stem.endsWith(ending) && stem.length - ending.length >= LEAST_STEM) offered.add(stem.slice(0, -ending.length).trimEnd());
      }
    }
  }
  return [...offered].sort((one, other) => other.length - one.length);
}

const calledLike = companies.map((company) =>
  fold([company.id, company.name, company.ticker, ...(company.known_as ?? []), ...(company.members ?? [])].join(" ")));

// An ending may be part of a name, so a stem is only an offer: the longest that some company is called by is taken.
const known = (word) => stems(word).find((stem) => calledLike.some((names) => names.includes(stem))) ?? word;

// An ending may stand by itself after a Latin name: OpenAI-এর.
function soughtIn(text) {
  const words = fold(text).split(" ").filter(Boolean);
  return words.filter((word, at) => !at || !ENDINGS.includes(word)).map(known);
}
