// Keys for everything, and the sheet that lists them.

import { clearPick, stepLevel, stepLoop } from "../context/actions.js";
import { change, snapshot } from "../context/store.js";
import { byId, make } from "../dom/elements.js";
import { closeSaveMenu, toggleSaveMenu } from "../downloads/menu.js";
import { gettext } from "../language/messages.js";
import { canvas } from "../network/library.js";
import { toggleLock } from "../network/picture.js";
import { pan } from "../network/viewport.js";
import { toggleLegend } from "../panels/legend.js";
import { VIEWS } from "../state/state.js";
import { stepDay, togglePlay } from "../views/timeline.js";
import { frameNow, openHelp, toggleEveryone, zoomIn, zoomOut } from "./commands.js";
import { switchTheme } from "./paper_and_theme.js";

/** The keys as they are listed, what they do in words, and what each does. */
const KEYS = /** @type {[keys: string, words: string, actions: Record<string, () => void>][]} */ ([
  ["n N", gettext("next and previous loop"), { n: () => stepLoop(1), N: () => stepLoop(-1) }],
  ["Esc", gettext("clear what is picked, then what is looked for"), {}],
  ["/", gettext("find a loop, a company or a deal"), { "/": () => byId("find").focus() }],
  ["1 2 3", gettext("picture, matrix, all deals"), Object.fromEntries(VIEWS.map(viewKey))],
  ["c C", gettext("a weaker and a stricter certainty"), { c: () => stepLevel(1), C: () => stepLevel(-1) }],
  ["[ ]", gettext("the day of the event before and after"), { "[": () => stepDay(-1), "]": () => stepDay(1) }],
  ["p", gettext("let time run, or stop it"), { p: togglePlay }],
  ["0", gettext("fit the picture"), { 0: frameNow }],
  ["+ −", gettext("zoom"), { "+": zoomIn, "=": zoomIn, "-": zoomOut }],
  ["← ↑ ↓ →", gettext("move the picture, when it has the focus"), {}],
  ["a", gettext("show all companies, or the most important"), { a: toggleEveryone }],
  ["l", gettext("lock the boxes in place, or drag them"), { l: toggleLock }],
  ["f", gettext("legend and filters"), { f: toggleLegend }],
  ["s", gettext("save"), { s: toggleSaveMenu }],
  ["d", gettext("light or dark"), { d: switchTheme }],
  ["?", gettext("this sheet"), { "?": openHelp }],
]);
const ACTIONS = new Map(KEYS.flatMap(([, , actions]) => Object.entries(actions)));
const PANS = new Map([
  ["ArrowLeft", () => pan(-1, 0)],
  ["ArrowRight", () => pan(1, 0)],
  ["ArrowUp", () => pan(0, -1)],
  ["ArrowDown", () => pan(0, 1)],
]);

/**
 * @param {string} view
 * @param {number} at
 * @returns {[string, () => void]}
 */
function viewKey(view, at) {
  return [String(at + 1), () => change({ view })];
}

function escape() {
  if (closeSaveMenu()) return;
  if (snapshot().state.picked) clearPick();
  else change({ find: "" });
  if (document.activeElement === byId("find")) byId("find").blur();
}

/** @param {KeyboardEvent} event */
function actionOf({ key, target }) {
  const isTyping = target instanceof Element && target.closest("input:not([type=range], [type=radio])");
  if (key === "Escape") return escape;
  if (target === canvas && PANS.has(key)) return PANS.get(key);
  return isTyping ? undefined : ACTIONS.get(key);
}

export function startKeys() {
  byId("keys").replaceChildren(
    ...KEYS.flatMap(([keys, words]) => [
      make("dt", "", ...keys.split(" ").flatMap((key) => [make("kbd", "", key), " "])),
      make("dd", "", words),
    ]),
  );
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help", HTMLDialogElement).open) return;
    const act = actionOf(event);
    if (!act) return;
    act();
    event.preventDefault();
  });
}
