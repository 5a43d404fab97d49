// The legend is the filter: each class, instrument, status and layer can be left out, and taken back in.

/** @import { Snapshot } from "../types.js" */

import { dataset, usedInstruments } from "../context/dataset.js";
import { change, isNarrowed, resetFilters, snapshot } from "../context/store.js";
import { byId, setPressed } from "../dom/elements.js";
import { leavingOnly, onlyOrAll, toggled, toggledTogether } from "../state/state.js";

/** @param {Snapshot} now */
export function renderLegend({ state: { without, unseen, layers } }) {
  press("instrument", (instrument) => !without.has(instrument));
  press("class", (name) => instrumentsOf(name).some((instrument) => !without.has(instrument)));
  press("status", (status) => !unseen.has(status));
  press("layer", (layer) => layers.has(layer));
  byId("reset").hidden = !isNarrowed();
}

/**
 * @param {string} name Of the data attribute of the chips.
 * @param {(value: string) => boolean} isIn
 */
function press(name, isIn) {
  for (const chip of document.querySelectorAll(`[data-${name}]`)) {
    setPressed(chip, isIn(chip.getAttribute(`data-${name}`) ?? ""));
  }
}

/** @param {string} name */
const instrumentsOf = (name) =>
  dataset.instruments
    .filter((row) => row.deal_class === name && usedInstruments.includes(row.instrument))
    .map((row) => row.instrument);

export function startLegend() {
  byId("legend").addEventListener("click", ({ target, shiftKey }) => {
    const chip = target instanceof Element ? target.closest("button") : null;
    if (chip) filterBy(chip.dataset, shiftKey);
  });
  byId("reset").addEventListener("click", resetFilters);
}

/**
 * Leave out the class, instrument, status or layer of a chip, or take it back in; alone, keep only that.
 *
 * @param {DOMStringMap} chip
 * @param {boolean} alone
 */
function filterBy({ class: dealClass, instrument, status, layer }, alone) {
  const { without, unseen, layers } = snapshot().state;
  const instruments = dealClass ? instrumentsOf(dealClass) : instrument ? [instrument] : [];
  if (instruments.length) {
    const next = alone ? leavingOnly(without, instruments, usedInstruments) : toggledTogether(without, instruments);
    change({ without: next });
  }
  if (status) {
    change({ unseen: alone ? leavingOnly(unseen, [status], dataset.drawn_statuses) : toggled(unseen, status) });
  }
  if (layer) change({ layers: alone ? onlyOrAll(layers, layer, dataset.layers) : toggled(layers, layer) });
}

export function toggleLegend() {
  const legend = byId("legend", HTMLDetailsElement);
  legend.open = !legend.open;
}
