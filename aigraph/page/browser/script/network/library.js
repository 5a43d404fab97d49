// vis-network, given only what is shown: it slows down with all it holds, hidden or not.

import { byId, readJson } from "../dom/elements.js";

export const canvas = byId("canvas");

/** @type {vis.DataSet<VisNode>} */
export const nodes = new vis.DataSet(readJson("nodes"));

/** @type {vis.DataSet<VisEdge>} */
const edges = new vis.DataSet(readJson("edges"));

/** @type {Set<number>} */
let shownCompanies = new Set();

/** @type {Set<number>} */
let shownDeals = new Set();

const nodeView = new vis.DataView(nodes, { filter: ({ id }) => shownCompanies.has(id) });
const edgeView = new vis.DataView(edges, { filter: ({ id }) => shownDeals.has(id) });

export const network = new vis.Network(
  canvas,
  { nodes: nodeView, edges: edgeView },
  // pyvis has written them as text already.
  JSON.parse(readJson("options")),
);

/** The companies and deals that are drawn, by number. */
export const shown = () => ({ companies: shownCompanies, deals: shownDeals });

/** Nodes and edges as they are drawn. */
export const drawnItems = () => ({ nodes: nodeView.get(), edges: edgeView.get() });

/**
 * Draw these and no others.
 *
 * @param {(Partial<VisNode> & { id: number })[]} shownNodes
 * @param {(Partial<VisEdge> & { id: number })[]} shownEdges
 */
export function drawOnly(shownNodes, shownEdges) {
  // vis-network draws after each of these at once, and again in the next frame.
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  // It would make arrows with their ends, and again when they are known: their turn comes when all ends are there.
  shownCompanies = new Set(shownNodes.map(({ id }) => id));
  nodes.update(shownNodes);
  nodeView.refresh();
  shownDeals = new Set(shownEdges.map(({ id }) => id));
  edges.update(shownEdges);
  edgeView.refresh();
  emitter.emit("_allowRedraw");
  emitter.emit("_requestRedraw");
}

/** @param {number} id */
export const hasLabel = (id) => edges.get(id)?.label !== undefined;
