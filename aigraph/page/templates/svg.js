// The picture as a drawing of its own: its arrows, boxes and labels. Text stays text.

function boxOf(id) {
  const [wide, high] = nodes.get(id).d;
  return { id, ...network.getPositions([id])[id], wide, high, font: nodes.get(id).font.size, label: nodes.get(id).label };
}

const isInside = (box, point, by = 0) =>
  Math.abs(point.x - box.x) <= box.wide / 2 + by && Math.abs(point.y - box.y) <= box.high / 2 + by;

// Where a curve meets the box that it leads to.
function entry(from, via, box) {
  let [out, into] = [0.5, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (out + into) / 2;
    if (isInside(box, curveAt(from, via, box, middle), 1)) into = middle;
    else out = middle;
  }
  return out;
}

const HEAD_SHAPES = {
  arrow: "M0 0 L-10 -4 L-10 4 Z",
  vee: "M0 0 L-10 -4.4 L-7 0 L-10 4.4 Z",
  diamond: "M0 0 L-5.5 -4 L-11 0 L-5.5 4 Z",
  triangle: "M0 0 L-8 -3.2 L-8 3.2 Z",
  circle: "M0 0 A4 4 0 1 1 -8 0 A4 4 0 1 1 0 0 Z",
};
const round = (number) => Math.round(number * 10) / 10;

function svgArrow(arrow, colour) {
  const { deal, payer, payee, amount, status } = arrow;
  const [from, to] = [boxOf(payer.at), boxOf(payee.at)];
  const via = viaOf(from, to, bends.get(deal.at) ?? 0);
  const tip = entry(from, via, to);
  const near = lit?.deals.has(deal.at) ?? false;
  const opacity = lit ? (near ? 1 : 0.1) : now.looped.has(deal) ? 0.85 : 0.45;
  const line = widthOf(amount);
  const size = 0.7 + line * 0.22;
  const end = curveAt(from, via, to, tip);
  const before = curveAt(from, via, to, Math.max(tip - 0.04, 0));
  const turn = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  // The line stops inside its head, so that a thick one does not show past the point.
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1);
  const stop = Math.max(tip - (7 * size) / length, 0);
  const [c, e] = [{ x: from.x + (via.x - from.x) * stop, y: from.y + (via.y - from.y) * stop }, curveAt(from, via, to, stop)];
  const dashes = dashesOf(status, line);
  const drawing = draw("g", { opacity: opacity, fill: colour(deal.deal_class), stroke: colour(deal.deal_class) },
    draw("title", {}, `${tellArrow(arrow)}, ${statusOf(arrow)} since ${dayText(arrow.since)}`),
    draw("path", {
      d: `M${round(from.x)} ${round(from.y)} Q${round(c.x)} ${round(c.y)} ${round(e.x)} ${round(e.y)}`,
      fill: "none", "stroke-width": round(line), "stroke-dasharray": dashes ? dashes.join(" ") : null,
    }),
    draw("path", {
      d: HEAD_SHAPES[HEADS[deal.deal_class]], stroke: "none",
      transform: `translate(${round(end.x)} ${round(end.y)}) rotate(${round(turn)}) scale(${round(size)})`,
    }));
  const label = near ? lit.labels.get(deal.at) : null;
  return [drawing, label ? svgLabel(label, curveAt(from, via, to, 0.5), colour) : null];
}

function svgLabel(words, { x, y }, colour) {
  return draw("text", {
    x: round(x), y: round(y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": 19, "font-weight": 600,
    fill: colour("ink"), stroke: colour("paper"), "stroke-width": 6, "paint-order": "stroke", "stroke-linejoin": "round",
  }, words);
}

function svgBox(box, colour) {
  const company = companies[box.id];
  const near = !lit || lit.companies.has(box.id);
  const lines = box.label.split("\n");
  const text = draw("text", {
    x: round(box.x), "text-anchor": "middle", "font-size": box.font, fill: colour("ink"), direction: "auto",
  }, ...lines.map((line, at) => draw("tspan", {
    x: round(box.x), y: round(box.y + (at - (lines.length - 1) / 2) * box.font * 1.2 + box.font * 0.35),
  }, line)));
  return draw("g", { opacity: near ? 1 : 0.25 },
    draw("title", {}, [company.name, ...rolesOf(company)].join(", ")),
    draw("rect", {
      x: round(box.x - box.wide / 2), y: round(box.y - box.high / 2), width: box.wide, height: box.high, rx: 9,
      fill: colour(`${company.tint}-fill`), stroke: colour(company.tint), "stroke-width": lit && near ? 3 : 1.5,
      "stroke-dasharray": isNobody(company) ? "4 3" : null,
    }), text);
}
