// Who pays whom: payers down, payees across, the sum of the deals in the cell. Cells are marked where money runs both ways.

const MATRIX = 20;
let wholeMatrix = false;

function castOfMatrix() {
  const near = lit ? [...lit.companies].map((at) => companies[at]) : [];
  const first = now.companies.slice(0, wholeMatrix ? 80 : MATRIX);
  return [...new Set([...first, ...near.filter((company) => now.companies.includes(company))])];
}

function cellsOf(cast) {
  const inside = new Set(cast);
  const cells = new Map();
  for (const arrow of now.arrows) {
    if (!inside.has(arrow.payer) || !inside.has(arrow.payee)) continue;
    const key = `${arrow.payer.at}>${arrow.payee.at}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(arrow);
  }
  return cells;
}

// Blue for money put in, orange for money spent: a cell with both is split by their share.
function bubble(arrows, largest) {
  const sum = total(arrows.map(({ amount }) => amount));
  const share = Math.sqrt(worth(sum) / Math.max(largest, 1));
  const radius = worth(sum) ? Math.max(2.5, 13 * share) : 1.5;
  const classes = [...new Set(arrows.map(({ deal }) => deal.deal_class))];
  const svg = draw("svg", { class: "bubble", viewBox: "-14 -14 28 28", width: 28, height: 28, "aria-hidden": "true" });
  if (classes.length === 1) svg.append(draw("circle", { r: radius, class: classes[0] }));
  else {
    svg.append(draw("path", { d: `M0 ${-radius} A${radius} ${radius} 0 0 0 0 ${radius} Z`, class: classes[0] }));
    svg.append(draw("path", { d: `M0 ${-radius} A${radius} ${radius} 0 0 1 0 ${radius} Z`, class: classes[1] }));
  }
  return svg;
}

// A cell has room for a figure and a sign: at least, at most, or not known.
function shortSum(amount) {
  const { low, central, high } = amount;
  if (!isKnown(amount)) return "?";
  if (central !== null) return figure(central);
  return low ? `≥${figure(low)}` : `≤${figure(high)}`;
}

function matrixCell(payer, payee, cells, largest) {
  const arrows = cells.get(`${payer.at}>${payee.at}`);
  const cell = make("td", payer === payee ? "self" : "");
  if (!arrows) return cell;
  const sum = total(arrows.map(({ amount }) => amount));
  const back = cells.get(`${payee.at}>${payer.at}`);
  const leg = lit && arrows.some(({ deal }) => lit.deals.has(deal.at));
  if (back) cell.classList.add("mutual");
  if (leg) cell.classList.add("lit");
  const words = [
    `${payer.name} to ${payee.name}: ${money(sum)}, ${count(arrows.length, "deal")}`,
    back ? `the other way ${money(total(back.map(({ amount }) => amount)))}` : "",
    leg ? "on what is picked" : "",
  ].filter(Boolean).join("; ");
  const entry = button("cell", [bubble(arrows, largest), make("span", "sum", shortSum(sum)), back ? make("span", "both", "⇄") : ""],
    () => change({ picked: { cell: [payer.id, payee.id] } }));
  entry.setAttribute("aria-label", words);
  entry.dataset.key = `cell ${payer.id} ${payee.id}`;
  entry.title = words;
  cell.append(entry);
  return cell;
}

function cross() {
  const cast = castOfMatrix();
  const cells = cellsOf(cast);
  const largest = Math.max(0, ...[...cells.values()].map((arrows) => worth(total(arrows.map(({ amount }) => amount)))));
  const heading = (company, scope) => {
    const cell = make("th", "", button("inline", make("bdi", "", company.name), () => change({ picked: { company: company.id } })));
    cell.scope = scope;
    return cell;
  };
  const table = byId("cross");
  table.tHead.replaceChildren(make("tr", "", make("th", "corner", "payer ↓  payee →"), ...cast.map((company) => heading(company, "col"))));
  table.tBodies[0].replaceChildren(...cast.map((payer) =>
    make("tr", "", heading(payer, "row"), ...cast.map((payee) => matrixCell(payer, payee, cells, largest)))));
  const whole = now.companies.length;
  byId("cross-caption").textContent = `Who pays whom, in US$ billions: ${cast.length} of ${count(whole, "company")}, the most important first, ${tellScope(state)}. `
    + "⇄ marks cells where money also runs the other way.";
  byId("cross-more").hidden = whole <= MATRIX;
  byId("cross-more").setAttribute("aria-pressed", String(wholeMatrix));
}
