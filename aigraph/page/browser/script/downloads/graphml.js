// Companies and deals as GraphML, for programs that draw large graphs, such as Gephi.

/** @import { Company } from "../types.js" */
/** @import { Row } from "./csv.js" */

import { setAttributes } from "../dom/elements.js";

const NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
const ENDS = ["deal", "payer", "payee"];

/**
 * @param {Company[]} companies
 * @param {Row[]} deals
 */
export function graphmlText(companies, deals) {
  const file = document.implementation.createDocument(NAMESPACE, "graphml");
  const put = (
    /** @type {Element} */ parent,
    /** @type {string} */ tag,
    /** @type {Row} */ attributes,
    /** @type {string} */ text = "",
  ) => {
    const element = setAttributes(file.createElementNS(NAMESPACE, tag), attributes);
    element.textContent = withoutControls(text);
    parent.append(element);
    return element;
  };
  const root = file.documentElement;
  const columns = Object.keys(deals[0] ?? {}).filter((name) => !ENDS.includes(name));
  put(root, "key", { id: "label", for: "node", "attr.name": "label", "attr.type": "string" });
  for (const name of columns) {
    const type = name.endsWith("_bn") ? "double" : "string";
    put(root, "key", { id: name, for: "edge", "attr.name": name, "attr.type": type });
  }
  const graph = put(root, "graph", { edgedefault: "directed" });
  for (const { id, name } of companies) put(put(graph, "node", { id }), "data", { key: "label" }, name);
  for (const { deal, payer, payee, ...row } of deals) {
    const edge = put(graph, "edge", { id: deal ?? "", source: payer ?? "", target: payee ?? "" });
    for (const name of columns) {
      const value = row[name] ?? null;
      if (value !== null) put(edge, "data", { key: name }, String(value));
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}

/**
 * Leave out characters that XML cannot hold.
 *
 * @param {string} text
 */
const withoutControls = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
