// Buttons and fields that do one thing.

import { clearPick, stepLoop } from "../context/actions.js";
import { change, snapshot } from "../context/store.js";
import { byId } from "../dom/elements.js";
import { toggleLock } from "../network/picture.js";
import { focusLoops, showMoreLoops } from "../panels/loop_list.js";
import { toggleMatrixSize } from "../views/matrix.js";
import { frameNow, openHelp, toggleEveryone, toggleRevenue, zoomIn, zoomOut } from "./commands.js";
import { switchTheme } from "./paper_and_theme.js";

/** @type {Record<string, () => void>} */
const CLICKS = {
  flat: () => change({ flat: !snapshot().state.flat }),
  skip: focusLoops,
  "tour-back": () => stepLoop(-1),
  "tour-next": () => stepLoop(1),
  "tour-clear": clearPick,
  "zoom-in": zoomIn,
  "zoom-out": zoomOut,
  fit: frameNow,
  lock: toggleLock,
  theme: switchTheme,
  "show-all": toggleEveryone,
  "by-revenue": toggleRevenue,
  "open-help": openHelp,
  "close-help": () => byId("help", HTMLDialogElement).close(),
  more: showMoreLoops,
  "cross-more": toggleMatrixSize,
};

export function startClicks() {
  for (const [id, act] of Object.entries(CLICKS)) byId(id).addEventListener("click", act);
  const find = byId("find", HTMLInputElement);
  find.addEventListener("input", () => change({ find: find.value }));
}
