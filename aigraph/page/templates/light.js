// What is lit up: the companies and deals of what is picked, with a figure on each leg.

// A loop is labelled once a leg, on its largest arrow: a figure on every arrow hides the arrows.
function labelsOf(loops) {
  const labels = new Map();
  for (const leg of loops.flatMap((loop) => loop.legs)) {
    const largest = leg.arrows.reduce((best, arrow) => ((arrow.amount.central ?? -1) > (best.amount.central ?? -1) ? arrow : best));
    labels.set(largest.deal.at, leg.arrows.length > 1 ? `${money(leg.amount)} · ${leg.arrows.length} deals` : money(leg.amount));
  }
  return labels;
}

const lightOf = (those, arrows, labels = new Map()) =>
  ({ companies: new Set(those.map(({ at }) => at)), deals: new Set(arrows.map(({ deal }) => deal.at)), labels });

const lightOfLoops = (loops) =>
  lightOf(loops.flatMap((loop) => loop.companies), loops.flatMap((loop) => loop.legs.flatMap((leg) => leg.arrows)), labelsOf(loops));

function lightOfArrows(arrows, labelled) {
  const labels = labelled ? new Map(arrows.map(({ deal, amount }) => [deal.at, money(amount)])) : new Map();
  return arrows.length ? lightOf(arrows.flatMap(({ payer, payee }) => [payer, payee]), arrows, labels) : null;
}

function light() {
  const { loop, company, deal, cell } = state.picked ?? {};
  const marked = asked.marked.map(([kind, name]) => now.loops.find((other) => other.kind === kind && other.name === name)).filter(Boolean);
  if (loop) lit = loopPicked() ? lightOfLoops([loopPicked()]) : null;
  else if (company) lit = lightOfArrows(now.arrows.filter(({ payer, payee }) => [payer.id, payee.id].includes(company)), false);
  else if (deal) lit = lightOfArrows(now.arrows.filter((arrow) => arrow.deal.id === deal), true);
  else if (cell) lit = lightOfArrows(now.arrows.filter(({ payer, payee }) => cell.includes(payer.id) && cell.includes(payee.id)), true);
  else lit = marked.length > 1 ? lightOfLoops(marked) : null;
}
