// Keys for everything, and the sheet that lists them.

import { clearPick, pickCompany, stepLevel, stepLoop } from "../context/actions.js";
import { change, snapshot } from "../context/store.js";
import { byId, make } from "../dom/elements.js";
import { closeSaveMenu, toggleSaveMenu } from "../downloads/menu.js";
import { gettext } from "../language/messages.js";
import { canvas } from "../network/library.js";
import { toggleLock } from "../network/picture.js";
import { pan } from "../network/viewport.js";
import { companyHere, walk } from "../network/walk.js";
import { toggleChanges } from "../panels/changes.js";
import { closeWord } from "../panels/glossary.js";
import { toggleLegend } from "../panels/legend.js";
import { VIEWS } from "../state/state.js";
import { walkStory } from "../panels/story.js";
import { stepDay, togglePlay } from "../views/timeline.js";
import { frameNow, openHelp, toggleEveryone, toggleRevenue, zoomIn, zoomOut } from "./commands.js";
import { switchTheme } from "./paper_and_theme.js";

/** The keys as they are listed, what they do in words, and what each does. */
const KEYS = /** @type {[keys: string, words: string, actions: Record<string, () => void>][]} */ ([
  ["n N", gettext("next and previous loop"), { n: () => stepLoop(1), N: () => stepLoop(-1) }],
  ["Esc", gettext("clear what is picked, then what is looked for"), {}],
  ["/", gettext("find a loop, a company or a deal"), { "/": () => byId("find").focus() }],
  ["1 2 3 4", gettext("picture, matrix, all deals, story"), Object.fromEntries(VIEWS.map(viewKey))],
  ["j k", gettext("next and previous step of the story"), { j: () => walkStory(1), k: () => walkStory(-1) }],
  ["c C", gettext("a weaker and a stricter certainty"), { c: () => stepLevel(1), C: () => stepLevel(-1) }],
  ["[ ]", gettext("the day of the event before and after"), { "[": () => stepDay(-1), "]": () => stepDay(1) }],
  ["w", gettext("what changed since an earlier day"), { w: toggleChanges }],
  ["p", gettext("let time run, or stop it"), { p: togglePlay }],
  ["0", gettext("fit the picture"), { 0: frameNow }],
  ["+ −", gettext("zoom"), { "+": zoomIn, "=": zoomIn, "-": zoomOut }],
  ["← ↑ ↓ →", gettext("go from company to company, when the picture has the focus; Enter opens one"), {}],
  ["Shift ← ↑ ↓ →", gettext("move the picture"), {}],
  ["a", gettext("show all companies, or the most important"), { a: toggleEveryone }],
  ["r", gettext("discs in proportion to reported revenue"), { r: toggleRevenue }],
  ["l", gettext("lock the boxes in place, or drag them"), { l: toggleLock }],
  ["f", gettext("legend and filters"), { f: toggleLegend }],
  ["s", gettext("save"), { s: toggleSaveMenu }],
  ["d", gettext("light or dark"), { d: switchTheme }],
  ["?", gettext("this sheet"), { "?": openHelp }],
]);
const ACTIONS = new Map(KEYS.flatMap(([, , actions]) => Object.entries(actions)));
const WAYS = /** @type {Map<string, [right: number, down: number]>} */ (
  new Map([
    ["ArrowLeft", [-1, 0]],
    ["ArrowRight", [1, 0]],
    ["ArrowUp", [0, -1]],
    ["ArrowDown", [0, 1]],
  ])
);

/** @param {KeyboardEvent} event */
function pictureAction({ key, shiftKey }) {
  const way = WAYS.get(key);
  if (way) return () => (shiftKey ? pan : walk)(...way);
  const company = companyHere();
  return key === "Enter" && company ? () => pickCompany(company.id) : undefined;
}

/**
 * @param {string} view
 * @param {number} at
 * @returns {[string, () => void]}
 */
function viewKey(view, at) {
  return [String(at + 1), () => change({ view })];
}

function escape() {
  if (closeWord() || closeSaveMenu()) return;
  if (snapshot().state.picked) clearPick();
  else change({ find: "" });
  if (document.activeElement === byId("find")) byId("find").blur();
}

/** @param {KeyboardEvent} event */
function actionOf(event) {
  const { key, target } = event;
  const isTyping = target instanceof Element && target.closest("input:not([type=range], [type=radio])");
  if (key === "Escape") return escape;
  const onPicture = target === canvas ? pictureAction(event) : undefined;
  if (onPicture) return onPicture;
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
