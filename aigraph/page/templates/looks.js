// How deals look: width, dashes, head and bend. The numbers are those of aigraph/picture, so page and figures agree.

const THIN = 1.3;
const THICK = 13;
const HEADS = { funding: "arrow", purchase: "vee", incentive: "diamond", backstop: "circle", plain: "triangle" };
const DASHES = { signed: [5, 1.4], announced: [2.2, 1.8], in_talks: [0.9, 1.6], rumoured: [0.5, 2.4] };
const GAP = 9;
const SINGLE = 0.05;

function widthOf({ central }) {
  return central === null ? THIN : Math.min(THIN + 0.62 * Math.sqrt(Math.max(usd(central), 0)), THICK);
}

// Dashes grow with the line: on a thick line short gaps close up, and the deal would look done.
function dashesOf(status, line) {
  const pattern = DASHES[story.statuses[status]];
  return pattern ? pattern.map((part) => Math.round(part * Math.max(line, 2) * 10) / 10) : false;
}

// vis-network adds three line widths to a head, which is too much on thick lines.
const headScale = (line) => Math.max(0.25, 0.62 - 0.025 * line);

// The bend of each arrow: a signed roundness, positive to the left of the way it points. Parallel arrows lie side by side.
function fanOut(arrows, places) {
  const between = new Map();
  const byAge = [...arrows].sort((one, other) =>
    (one.since < other.since ? -1 : one.since > other.since ? 1 : one.deal.at - other.deal.at));
  for (const arrow of byAge) {
    const pair = [arrow.payer.at, arrow.payee.at].sort((one, other) => one - other);
    const key = pair.join();
    if (!between.has(key)) between.set(key, { pair, strands: [] });
    between.get(key).strands.push(arrow);
  }
  const bends = new Map();
  for (const { pair: [near, far], strands } of between.values()) {
    const [a, b] = [places.get(near), places.get(far)];
    const length = Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1);
    strands.sort((one, other) => (one.payer.at !== near) - (other.payer.at !== near));
    const offsets = offsetsOf(strands, length);
    strands.forEach((arrow, at) => {
      // An offset lies on one side of the pair; for an arrow that runs the other way that is its other side.
      const side = arrow.payer.at === near ? 1 : -1;
      bends.set(arrow.deal.at, side * roundness(offsets[at] / length));
    });
  }
  return bends;
}

function offsetsOf(strands, length) {
  if (strands.length === 1) return [(strands[0].payer.at < strands[0].payee.at ? 1 : -1) * SINGLE * length];
  const gap = Math.min(GAP, (0.6 * length) / strands.length);
  const edges = [0];
  for (const { amount } of strands) edges.push(edges.at(-1) + widthOf(amount) + gap);
  const middle = edges.at(-1) / 2;
  return strands.map((_, at) => (edges[at] + edges[at + 1]) / 2 - middle);
}

// Solves for the roundness at which vis-network's curve passes this far from the straight line.
function roundness(offset) {
  const goal = Math.min(Math.abs(offset), 0.45);
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step += 1) {
    const r = (low + high) / 2;
    if (((r / 2 + 0.5) * Math.sin((r * Math.PI) / 2)) / 2 < goal) low = r;
    else high = r;
  }
  return Math.round((offset >= 0 ? low : -low) * 1000) / 1000;
}

// The control point of vis-network's curve from one place to another.
function viaOf(from, to, bend) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const radius = Math.hypot(dx, dy) * (Math.abs(bend) / 2 + 0.5);
  const turned = Math.atan2(dy, dx) + (-bend / 2 + 0.5) * Math.PI;
  return { x: from.x + radius * Math.sin(turned), y: from.y + radius * Math.cos(turned) };
}

function curveAt(from, via, to, t) {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}
