// The picture: vis-network on the places worked out beforehand, in the colours of the style sheet.

const canvas = byId("canvas");
// pyvis has written them as text already.
const visOptions = JSON.parse(read("options"));
const nodes = new vis.DataSet(read("nodes").map(({ color, ...node }) => node));
const edges = new vis.DataSet(read("edges"));

// With fewer pixels than this for each company, names are too small to read; above so many companies no picture helps.
const PIXELS_EACH = 12_500;
const ALL_AT_ONCE = 150;
const HAIRBALL = 1500;
const NARROW = matchMedia("(max-width: 759px)");

// What is lit up: null for everything as it is, else sets of companies and deals by number and the deals to be labelled.
let lit = null;
let shown = new Set();
let drawnEdges = new Set();
let bends = new Map();
let drawn = false;
let locked = true;

const SIZES = new Map(nodes.get().map(({ id, font }) => [id, font.size]));
// So few names are kept at a size that can be read, however small the picture; more would run into one another.
const FEW = 15;
const READABLE = 11.5;

// vis-network is given only what is shown: it slows down with all it holds, hidden or not.
const shownNodes = new vis.DataView(nodes, { filter: ({ id }) => shown.has(id) });
const shownEdges = new vis.DataView(edges, { filter: ({ id }) => drawnEdges.has(id) });
const network = new vis.Network(canvas, { nodes: shownNodes, edges: shownEdges }, visOptions);

function mostAtOnce() {
  const whole = now.companies.length;
  if (whole > HAIRBALL) return 0;
  // The places were found for the day and certainty of the opening; on other days the same companies stand apart.
  if (asked.companies <= ALL_AT_ONCE && whole <= ALL_AT_ONCE && !NARROW.matches) return whole;
  return Math.min(asked.shown, Math.max(asked.core, Math.round((canvas.clientWidth * canvas.clientHeight) / PIXELS_EACH)));
}

function choose() {
  const those = state.everyone ? now.companies : now.companies.slice(0, mostAtOnce());
  shown = new Set(those.map((company) => company.at));
  for (const at of lit?.companies ?? []) shown.add(at);
}

const placesNow = () => new Map(nodes.get().map(({ id, x, y }) => [id, { ...{ x, y }, ...network.getPositions([id])[id] }]));
const refan = () => { bends = fanOut(now.arrows, placesNow()); };

function nodeLook({ id, d, font }, colour, face) {
  const company = companies[id];
  const near = !lit || lit.companies.has(id);
  const [line, fill] = [colour(company.tint), colour(`${company.tint}-fill`)];
  return {
    id,
    d,
    // Boxes lie over arrows, so a faded one is clear: it must not hide what is lit.
    color: { border: near ? line : faded(line, 0.2), background: near ? fill : faded(fill, 0) },
    borderWidth: lit && near ? 3 : 1.5,
    shapeProperties: { borderDashes: isNobody(company) ? [4, 3] : false, borderRadius: 9 },
    font: { ...font, size: SIZES.get(id), face, color: near ? colour("ink") : faded(colour("ink"), 0.28) },
  };
}

function edgeLook({ deal, payer, payee, amount, status }, colour, face) {
  const near = lit?.deals.has(deal.at) ?? false;
  const line = widthOf(amount);
  const bend = bends.get(deal.at) ?? 0;
  const opacity = lit ? (near ? 1 : 0.07) : now.looped.has(deal) ? 0.85 : 0.4;
  const label = near ? (lit.labels.get(deal.at) ?? " ") : !lit && amount.central === null ? "?" : " ";
  return {
    id: deal.at,
    from: payer.at,
    to: payee.at,
    width: line,
    dashes: dashesOf(status, line),
    arrows: { to: { enabled: true, type: HEADS[deal.deal_class], scaleFactor: headScale(line) } },
    smooth: { enabled: true, type: bend > 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(bend) },
    color: { color: faded(colour(deal.deal_class), opacity), inherit: false },
    label,
    font: {
      face,
      size: label === " " ? 1 : near ? 16 : 12,
      color: colour(near ? "ink" : "quiet"),
      background: label === " " ? "rgba(0,0,0,0)" : faded(colour("paper"), 0.88),
      strokeWidth: 0,
      align: "horizontal",
    },
  };
}

function paint() {
  const colour = colours();
  const face = colour("typeface");
  choose();
  countShown(shown.size);
  const visible = now.arrows.filter(({ payer, payee }) => shown.has(payer.at) && shown.has(payee.at));
  drawnEdges = new Set(visible.map(({ deal }) => deal.at));
  nodes.update(nodes.get([...shown]).map((node) => nodeLook(node, colour, face)));
  edges.update(visible.map((arrow) => edgeLook(arrow, colour, face)));
  shownNodes.refresh();
  shownEdges.refresh();
}

function countShown(number) {
  const whole = now.companies.length;
  const hairball = whole > HAIRBALL && !state.everyone;
  byId("showing").textContent = `showing ${number.toLocaleString("en")} of ${count(whole, "company")}`;
  byId("showing").parentElement.hidden = mostAtOnce() >= whole;
  byId("show-all").setAttribute("aria-pressed", String(state.everyone));
  byId("hairball").hidden = !hairball || Boolean(lit);
}

// vis-network's own fit leaves no margin and does not know what lies over the picture.
function frame(ids, nearest = 1.15) {
  if (!ids.length || !canvas.clientWidth) return;
  const places = network.getPositions(ids.filter((id) => shown.has(id)));
  const boxes = Object.entries(places).map(([id, place]) => {
    const [wide, high] = nodes.get(Number(id)).d;
    return { ...place, wide, high };
  });
  if (!boxes.length) return;
  const [left, top, right, bottom] = [
    Math.min(...boxes.map(({ x, wide }) => x - wide / 2)), Math.min(...boxes.map(({ y, high }) => y - high / 2)),
    Math.max(...boxes.map(({ x, wide }) => x + wide / 2)), Math.max(...boxes.map(({ y, high }) => y + high / 2)),
  ];
  // On a phone the tools lie above, and the words stand below the picture.
  const over = (NARROW.matches ? byId("tools") : byId("told")).offsetHeight + 12;
  const under = NARROW.matches ? 0 : byId("tools").offsetHeight + 8;
  // Arrows bend out of the box round their companies, the more the fewer there are.
  const margin = lit ? 0.1 * Math.min(canvas.clientWidth, canvas.clientHeight) : 14;
  const [wide, high] = [canvas.clientWidth - 2 * margin, canvas.clientHeight - over - under - 2 * margin];
  const scale = Math.min(nearest, wide / (right - left), high / (bottom - top));
  const animation = still.matches || !drawn ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 - (over - under) / 2 / scale };
  network.moveTo({ position, scale, animation });
  const named = lit ? ids.filter((id) => shown.has(id)) : [...shown];
  if (named.length <= FEW) {
    nodes.update(nodes.get(named).map(({ id, font }) => ({ id, font: { ...font, size: Math.max(SIZES.get(id), READABLE / scale) } })));
  }
  // The figures on a loop are read at any zoom; vis-network would shrink them with the picture.
  if (lit) edges.update([...lit.labels.keys()].map((id) => ({ id, font: { size: Math.max(15, 14 / scale) } })));
}

const frameAll = () => frame(lit ? [...lit.companies] : [...shown]);

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

function pan(right, down) {
  const { x, y } = network.getViewPosition();
  const step = 90 / network.getScale();
  network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}

function lock(next) {
  locked = next;
  network.setOptions({ interaction: { dragNodes: !locked } });
  byId("lock").setAttribute("aria-pressed", String(locked));
  byId("lock").textContent = locked ? "Locked" : "Unlocked";
}

function tip(words, at) {
  const box = byId("tip");
  box.hidden = !words;
  if (!words) return;
  box.textContent = words;
  const [x, y] = [Math.min(at.x + 14, canvas.clientWidth - box.offsetWidth - 8), at.y + 16];
  box.style.left = `${Math.max(8, x)}px`;
  box.style.top = `${y + box.offsetHeight > canvas.clientHeight ? at.y - box.offsetHeight - 10 : y}px`;
}

network.on("hoverEdge", ({ edge, pointer }) => {
  const arrow = now.arrowOf.get(deals[edge]);
  canvas.classList.add("pointing");
  if (arrow) tip(`${tellArrow(arrow)} · ${statusOf(arrow)} since ${dayText(arrow.since)}`, pointer.DOM);
});
network.on("hoverNode", ({ node, pointer }) => {
  canvas.classList.add("pointing");
  tip([companies[node].name, ...rolesOf(companies[node])].join(" · "), pointer.DOM);
});
for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) {
  network.on(event, () => {
    canvas.classList.remove("pointing");
    tip("");
  });
}
