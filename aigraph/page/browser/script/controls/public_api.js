// For scripts beside the page: what it answers, and what is drawn.

/** @import { Question } from "../types.js" */

import { companyAt, companyCalled, dataset, dealAt } from "../context/dataset.js";
import { questionFrom } from "../context/store.js";
import { records } from "../context/words.js";
import { boxOf } from "../network/layout.js";
import { drawnItems, network } from "../network/library.js";
import { answerTo } from "../query/answer.js";

/** @typedef {Omit<Partial<Question>, "layers" | "without" | "unseen"> & Partial<Record<"layers" | "without" | "unseen", string[]>>} PlainQuestion */

/**
 * The document that JSON is saved as, for any day and level: answer({ day: "2025-10-01", level: "all" }).
 *
 * @param {PlainQuestion} [question]
 */
function answer({ layers, without, unseen, ...rest } = {}) {
  const question = questionFrom({
    ...rest,
    ...(layers && { layers: new Set(layers) }),
    ...(without && { without: new Set(without) }),
    ...(unseen && { unseen: new Set(unseen) }),
  });
  return records.document(question, answerTo(dataset, question));
}

/**
 * Where the middle of a company's box is on the screen, in pixels of the picture's element.
 *
 * @param {string} company
 */
const where = (company) => network.canvasToDOM(boxOf(companyCalled(company).at));

function drawn() {
  const { nodes, edges } = drawnItems();
  return {
    companies: nodes.map(({ id }) => ({ company: companyAt(id).id, ...boxOf(id) })),
    deals: edges.map(({ id, from, to, label = "", ...appearance }) => ({
      deal: dealAt(id).id,
      payer: companyAt(from).id,
      payee: companyAt(to).id,
      label,
      ...appearance,
    })),
  };
}

export function publish() {
  Object.defineProperty(window, "aigraph", {
    value: Object.freeze({ answer, where, drawn, scale: () => network.getScale() }),
  });
}
