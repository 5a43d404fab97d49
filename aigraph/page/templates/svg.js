// The picture as shown, as a drawing of its own: for print, for other programs, and for the image. Text stays text.

const MARGIN = 26;

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
    draw("title", {}, `${tellArrow(arrow)}, ${statusOf(arrow)} since ${arrow.since}`),
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

function wrap(words, most) {
  const lines = [""];
  for (const each of words.split(" ")) {
    if (`${lines.at(-1)} ${each}`.length > most && lines.at(-1)) lines.push(each);
    else lines[lines.length - 1] = `${lines.at(-1)} ${each}`.trim();
  }
  return lines;
}

// Title above, what the signs mean and where it comes from below: a picture travels without its page.
function svgPicture() {
  const colour = colours();
  const boxes = [...(lit ? (lit.companies.size ? lit.companies : shown) : shown)].map(boxOf);
  const all = [...shown].map(boxOf);
  const visible = now.arrows.filter(({ deal }) => drawnEdges.has(deal.at));
  const inFrame = lit ? boxes : all;
  const reach = lit ? 150 : 0;
  const left = Math.min(...inFrame.map(({ x, wide }) => x - wide / 2)) - MARGIN - reach;
  const right = Math.max(...inFrame.map(({ x, wide }) => x + wide / 2)) + MARGIN + reach;
  const top = Math.min(...inFrame.map(({ y, high }) => y - high / 2)) - MARGIN - reach;
  const bottom = Math.max(...inFrame.map(({ y, high }) => y + high / 2)) + MARGIN + reach;
  const unit = Math.max((right - left) / 1000, 0.6);
  const heading = titleOfPicture();
  const told = wrap(`${heading.told}`, 118);
  const under = wrap(`${story.page.definition} ${originOf()}`, 150);
  const over = (46 + told.length * 20) * unit;
  const below = (58 + under.length * 17) * unit;
  const svg = draw("svg", {
    xmlns: SVG, viewBox: [left, top - over, right - left, bottom - top + over + below].map(round).join(" "),
    width: round((right - left) / unit), height: round((bottom - top + over + below) / unit), role: "img",
    "font-family": "system-ui, 'Noto Sans', 'Noto Sans Bengali', 'Noto Sans Arabic', 'Noto Sans CJK SC', Roboto, Arial, sans-serif",
  });
  const text = (x, y, size, fill, words, more = {}) =>
    draw("text", { x: round(x), y: round(y), "font-size": round(size), fill: colour(fill), ...more }, words);
  const clip = draw("clipPath", { id: "frame" }, draw("rect", { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) }));
  const scene = draw("g", { "clip-path": "url(#frame)" });
  const drawn = visible.map((arrow) => svgArrow(arrow, colour));
  scene.append(...drawn.map(([line]) => line), ...all.map((box) => svgBox(box, colour)), ...drawn.flatMap(([, label]) => (label ? [label] : [])));
  svg.append(
    draw("title", {}, `${story.page.title}: ${heading.told}`),
    draw("rect", { x: round(left), y: round(top - over), width: "100%", height: "100%", fill: colour("paper") }),
    clip,
    text(left + MARGIN * unit, top - over + 32 * unit, 22 * unit, "ink", story.page.title, { "font-weight": 700 }),
    ...told.map((line, at) => text(left + MARGIN * unit, top - over + (56 + at * 20) * unit, 15 * unit, "ink", line)),
    scene,
    svgLegend(left + MARGIN * unit, bottom + 20 * unit, unit, colour),
    ...under.map((line, at) => text(left + MARGIN * unit, bottom + (56 + at * 17) * unit, 12 * unit, "quiet", line)),
  );
  return svg;
}

function titleOfPicture() {
  const loop = loopPicked();
  if (loop) return { told: tellLoop(loop) };
  const whole = `${count(now.companies.length, "company")}, ${count(now.arrows.length, "deal")}, ${count(now.loops.length, "loop")}`;
  return { told: `${shown.size < now.companies.length ? `${shown.size} of ` : ""}${whole}, ${tellScope(state)}` };
}

const originOf = () => `${tellScope(state).replace(/^o/, "O")}. Data ${story.page.data_version}, ${story.page.tool}.`;

function svgLegend(x, y, unit, colour) {
  const legend = draw("g", { transform: `translate(${round(x)} ${round(y)}) scale(${Math.round(unit * 1000) / 1000})`, "font-size": 12 });
  let at = 0;
  const classes = [...new Set(now.arrows.map(({ deal }) => deal.deal_class))];
  const sample = (words, drawing) => {
    legend.append(draw("g", { transform: `translate(${round(at)} 0)` }, drawing, draw("text", { x: 44, y: 4, fill: colour("ink") }, words)));
    at += 62 + words.length * 6.6;
  };
  for (const name of classes) {
    sample(name, draw("g", { fill: colour(name), stroke: colour(name) },
      draw("path", { d: "M0 0 H30", "stroke-width": 2.4 }),
      draw("path", { d: HEAD_SHAPES[HEADS[name]], transform: "translate(38 0)", stroke: "none" })));
  }
  for (const status of [...new Set(now.arrows.map((arrow) => arrow.status))].sort().reverse()) {
    const dashes = dashesOf(status, 2.4);
    sample(plain(story.statuses[status]), draw("path", {
      d: "M0 0 H38", stroke: colour("any"), "stroke-width": 2.4, "stroke-dasharray": dashes ? dashes.join(" ") : null,
    }));
  }
  return legend;
}
