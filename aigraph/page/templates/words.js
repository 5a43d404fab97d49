// Sentences: the same as aigraph/words.py writes.

// The day of what nothing dates, in data without a single date.
const UNDATED = "0001-01-01";
const dayText = (day) => (day === UNDATED ? "undated" : day);

function tellArrow({ deal, payer, payee, amount }) {
  return `${payer.name} ${deal.verb} ${payee.name}${isKnown(amount) ? `, ${money(amount)}` : ", amount not known"}`;
}

function tellLeg({ payer, payee, arrows, amount }) {
  const verbs = [...new Set(arrows.map(({ deal }) => deal.verb))];
  const joined = verbs.length > 1 ? `${verbs.slice(0, -1).join(", ")} and ${verbs.at(-1)}` : verbs[0];
  return `${payer.name} ${joined} ${payee.name} ${isKnown(amount) ? `(${money(amount)})` : "(amount not known)"}`;
}

const tellLoop = (loop) => `${loop.legs.map(tellLeg).join("; ")}.`;

const count = (number, noun) => {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
};

const rolesOf = (company) => (company.roles ?? []).map(plain);

function tellScope({ day, level, layers }) {
  const when = dayText(day) === "undated" ? "without dates" : `on ${dayText(day)}`;
  return `${when}, ${level} (${story.levels[level]}), ${story.layers.filter((layer) => layers.has(layer)).join(" + ") || "no layer"}`;
}
