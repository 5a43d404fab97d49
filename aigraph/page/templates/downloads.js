// What the reader can take away: the picture as PNG and SVG, what is listed as CSV and JSON, the deals as a graph.

function saveAs(name, type, content) {
  const anchor = make("a");
  anchor.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

function nameOfFile(ending) {
  const what = state.picked?.loop ?? state.picked?.company ?? state.picked?.deal ?? "circular-deals";
  return `${what.replace(/[^\w-]+/g, "-").slice(0, 80)}-${state.day}-${state.level}.${ending}`;
}

function svgText() {
  const picture = svgPicture();
  picture.prepend(draw("style", {}, fontFaces()));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

// Three pixels for one, but no more than browsers draw.
function savePng() {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svgText()], { type: "image/svg+xml" }));
  image.addEventListener("load", () => {
    const scale = Math.min(3, 7000 / Math.max(image.width, image.height));
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    URL.revokeObjectURL(address);
    sheet.toBlob((blob) => saveAs(nameOfFile("png"), "image/png", blob));
  });
  image.src = address;
}

const interval = ({ low, central, high }) => ({ low: usd(low), central: usd(central), high: usd(high) });

function arrowRecord(arrow) {
  const { deal, payer, payee, amount } = arrow;
  return {
    deal: deal.id,
    payer: payer.id,
    payee: payee.id,
    instrument: deal.instrument,
    deal_class: deal.deal_class,
    layer: deal.layer,
    status: story.statuses[arrow.status],
    low_usd_bn: isKnown(amount) ? usd(amount.low) : null,
    usd_bn: usd(amount.central),
    high_usd_bn: usd(amount.high),
    since: arrow.since,
    title: deal.title ?? "",
    source_urls: [...new Set(arrow.told.map(({ source }) => source?.url).filter(Boolean))].join(" "),
  };
}

function loopRecord(loop) {
  return {
    name: loop.name,
    kind: loop.kind,
    companies: loop.companies.map(({ id }) => id),
    bottleneck_usd_bn: interval(loop.amount),
    weakest_status: story.statuses[loop.status],
    complete_since: loop.since,
    legs: loop.legs.map((leg) => ({
      payer: leg.payer.id,
      payee: leg.payee.id,
      deals: leg.arrows.map(({ deal }) => deal.id),
      usd_bn: interval(leg.amount),
      status: story.statuses[leg.status],
      since: leg.since,
    })),
  };
}

const questionOf = (question) => ({
  as_of: question.day,
  status: question.level,
  layers: story.layers.filter((layer) => question.layers.has(layer)),
  without_instruments: [...question.without].sort(),
  without_statuses: [...question.unseen].sort(),
});

const documentOf = (question, cut, loops, arrows) => ({
  tool: story.page.tool,
  data_version: story.page.data_version,
  definition: story.page.definition,
  view: questionOf(question),
  truncated: cut ? `stopped after ${asked.most_rings} rings of companies` : null,
  loops: loops.map(loopRecord),
  deals: arrows.map(arrowRecord),
});

// What is listed: the deals and loops that the search and the filters keep.
const listedDocument = () => ({ ...documentOf(state, now.cut, listedLoops(), sortedDeals()), looked_for: state.find });

// The same on any day and at any certainty: answer({ day: "2025-10-01", level: "all" }).
function answer(question = {}) {
  const sets = Object.fromEntries(["layers", "without", "unseen"].map((key) => [key, new Set(question[key] ?? opening[key])]));
  const whole = { ...opening, ...question, ...sets };
  const { arrows, loops, cut } = lookAt(whole);
  return documentOf(whole, cut, loops, arrows);
}

// A spreadsheet runs a cell that begins like this as a formula; the apostrophe makes it text.
function cellText(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText(rows) {
  if (!rows.length) return "";
  const columns = Object.keys(rows[0]);
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((row) => row.map(cellText).join(",")).join("\n") + "\n";
}

function flatLoop(loop) {
  const { name, kind, amount, legs, companies: ringed } = loop;
  return {
    name, kind, length: legs.length, companies: ringed.map(({ id }) => id).join(";"),
    bottleneck_low_usd_bn: isKnown(amount) ? usd(amount.low) : null,
    bottleneck_usd_bn: usd(amount.central),
    bottleneck_high_usd_bn: usd(amount.high),
    weakest_status: story.statuses[loop.status],
    complete_since: loop.since,
    deals: legs.flatMap((leg) => leg.arrows.map(({ deal }) => deal.id)).join(";"),
  };
}

// For programs that draw large graphs, such as Gephi.
function graphmlText() {
  const file = document.implementation.createDocument("http://graphml.graphdrawing.org/xmlns", "graphml");
  const put = (parent, tag, attributes, text = "") => {
    const element = given(file.createElementNS("http://graphml.graphdrawing.org/xmlns", tag), attributes);
    // Characters that XML cannot hold are left out.
    element.textContent = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
    parent.append(element);
    return element;
  };
  const rows = now.arrows.map(arrowRecord);
  const columns = Object.keys(rows[0] ?? {}).filter((name) => !["payer", "payee", "deal"].includes(name));
  put(file.documentElement, "key", { id: "label", for: "node", "attr.name": "label", "attr.type": "string" });
  for (const name of columns) {
    put(file.documentElement, "key", { id: name, for: "edge", "attr.name": name, "attr.type": name.endsWith("usd_bn") ? "double" : "string" });
  }
  const graph = put(file.documentElement, "graph", { edgedefault: "directed" });
  for (const company of now.companies) put(put(graph, "node", { id: company.id }), "data", { key: "label" }, company.name);
  for (const row of rows) {
    const edge = put(graph, "edge", { id: row.deal, source: row.payer, target: row.payee });
    for (const name of columns) if (row[name] !== null) put(edge, "data", { key: name }, String(row[name]));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}

const SAVES = {
  "save-png": savePng,
  "save-svg": () => saveAs(nameOfFile("svg"), "image/svg+xml", svgText()),
  "save-deals": () => saveAs(nameOfFile("deals.csv"), "text/csv", csvText(sortedDeals().map(arrowRecord))),
  "save-loops": () => saveAs(nameOfFile("loops.csv"), "text/csv", csvText(listedLoops().map(flatLoop))),
  "save-json": () => saveAs(nameOfFile("json"), "application/json", `${JSON.stringify(listedDocument(), null, 1)}\n`),
  "save-graphml": () => saveAs(nameOfFile("graphml"), "application/xml", graphmlText()),
};

function startDownloads() {
  byId("save").addEventListener("toggle", () => {
    // The picture may not have been drawn yet, or be too large to be drawn at all.
    if (!shown.size) paint();
    for (const id of ["save-png", "save-svg"]) byId(id).disabled = !shown.size;
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!byId("save").contains(target)) byId("save").open = false; });
  for (const [id, save] of Object.entries(SAVES)) {
    byId(id).addEventListener("click", () => {
      save();
      byId("save").open = false;
    });
  }
}
