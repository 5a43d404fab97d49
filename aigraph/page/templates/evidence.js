// Evidence: what the structure of a loop cannot tell. The answers stand side by side and are never added up.

const evidence = records(story.evidence).map((row) => ({
  ...row,
  flag: Object.keys(story.flags)[row.flag],
  answer: story.answers[row.answer],
  source: sources[row.source],
}));

// The answers about a loop: about its name begun at any company, the packages of its deals, and the deals themselves.
function evidenceOn({ companies: ringed, legs }) {
  const about = new Set(rotations(ringed));
  for (const { deal } of legs.flatMap((leg) => leg.arrows)) about.add(deal.id).add(deal.package);
  return Object.keys(story.flags).map((flag) => [flag, evidence.filter((row) => row.flag === flag && about.has(row.about))]);
}

const answersOf = (rows) => story.answers.filter((answer) => rows.some((row) => row.answer === answer));

// What an answer is about where that is not the whole loop.
const aboutWords = ({ about }) => (dealById.has(about) ? `about ${dealById.get(about).title || about}` : "");

const answerItem = (row) => make("li", "event",
  make("b", "", row.answer), row.reported ? ": " : "", row.reported ? isolate(row.reported) : "",
  aboutWords(row) ? make("span", "quiet", ` (${aboutWords(row)})`) : "",
  row.source ? citation(row.source, row.locator) : make("span", "source", "no source"));

function evidencePart(loop) {
  const found = evidenceOn(loop);
  const strip = make("ul", "flags", ...found.map(([flag, rows]) => {
    const answers = answersOf(rows);
    const item = make("li", answers.find((answer) => answer !== "unknown") ?? "", make("b", "", flag), " ", answers.join(" and ") || "not entered");
    item.title = story.flags[flag];
    return item;
  }));
  const silent = found.filter(([, rows]) => !rows.length).map(([flag]) => flag);
  const whole = make("details", "asked", make("summary", "", "Questions, answers and sources"),
    ...found.filter(([, rows]) => rows.length).map(([flag, rows]) =>
      make("section", "", make("h4", "", `${flag} ${story.flags[flag]}`), make("ul", "events", ...rows.map(answerItem)))),
    silent.length ? make("p", "quiet", "Not entered, so unknown:") : "",
    silent.length ? make("ul", "plain", ...silent.map((flag) => make("li", "quiet", `${flag} ${story.flags[flag]}`))) : "");
  return make("section", "evidence", make("h3", "", "Evidence beyond the structure"),
    make("p", "quiet", "Side by side, never added up; what nobody entered is unknown, not no."), strip, whole);
}
