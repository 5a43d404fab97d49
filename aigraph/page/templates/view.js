// A view: which deals stand on a day, at a certainty, among those that the reader keeps.

// The phase of a deal on a day is the last that has begun.
function phaseOn(deal, day) {
  let found = null;
  for (const phase of deal.phases) {
    if (phase.day > day) break;
    found = phase;
  }
  return found;
}

function arrowsOf({ day, level, layers, without, unseen }) {
  const arrows = [];
  for (const deal of deals) {
    if (!layers.has(deal.layer) || without.has(deal.instrument)) continue;
    const phase = phaseOn(deal, day);
    const since = phase?.since.get(level);
    if (!since || unseen.has(story.statuses[phase.status])) continue;
    arrows.push({
      deal,
      payer: phase.payer,
      payee: phase.payee,
      status: phase.status,
      amount: level === "paid" ? phase.paid : phase.amount,
      since,
      told: deal.told.filter((event) => event.day <= day),
    });
  }
  return arrows;
}

const statusOf = ({ status }) => plain(story.statuses[status]);
