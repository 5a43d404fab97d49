// Words beside the pointer.

/** @import { Point, Snapshot } from "../types.js" */

import { companyAt, dealAt } from "../context/dataset.js";
import { narrator } from "../context/words.js";
import { byId } from "../dom/elements.js";
import { canvas, network } from "./library.js";

export function hideTooltip() {
  canvas.classList.remove("pointing");
  byId("tip").hidden = true;
}

/**
 * @param {string} words
 * @param {Point} at
 */
function showTooltip(words, at) {
  const box = byId("tip");
  canvas.classList.add("pointing");
  box.hidden = false;
  box.textContent = words;
  const left = Math.min(at.x + 14, canvas.clientWidth - box.offsetWidth - 8);
  const below = at.y + 16;
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${below + box.offsetHeight > canvas.clientHeight ? at.y - box.offsetHeight - 10 : below}px`;
}

/** @param {() => Snapshot} snapshot */
export function startTooltips(snapshot) {
  network.on("hoverEdge", ({ edge, pointer }) => {
    const arrow = snapshot().answer.arrowOf.get(dealAt(edge));
    if (arrow) showTooltip(`${narrator.arrow(arrow)} · ${narrator.statusSince(arrow)}`, pointer.DOM);
  });
  network.on("hoverNode", ({ node, pointer }) => {
    const company = companyAt(node);
    showTooltip([company.name, ...narrator.roles(company)].join(" · "), pointer.DOM);
  });
  for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(event, hideTooltip);
}
