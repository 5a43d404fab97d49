// Keys for everything, and the sheet that lists them.

const KEYS = [
  ["n N", "next and previous loop", { n: () => step(1), N: () => step(-1) }],
  ["Esc", "clear what is picked, then what is looked for", {}],
  ["/", "find a loop, a company or a deal", { "/": () => byId("find").focus() }],
  ["1 2 3", "picture, matrix, all deals", Object.fromEntries(
    ["picture", "matrix", "table"].map((view, at) => [String(at + 1), () => change({ view })]))],
  ["c C", "a weaker and a stricter certainty", { c: () => certainty(1), C: () => certainty(-1) }],
  ["[ ]", "the day of the event before and after", { "[": () => nextStop(-1), "]": () => nextStop(1) }],
  ["p", "let time run, or stop it", { p: play }],
  ["0", "fit the picture", { 0: frameAll }],
  ["+ −", "zoom", { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8) }],
  ["← ↑ ↓ →", "move the picture, when it has the focus", {}],
  ["a", "show all companies, or the most important", { a: () => change({ everyone: !state.everyone }) }],
  ["l", "lock the boxes in place, or drag them", { l: () => lock(!locked) }],
  ["f", "legend and filters", { f: () => { byId("legend").open = !byId("legend").open; } }],
  ["s", "save", { s: () => { byId("save").open = !byId("save").open; if (byId("save").open) byId("save-png").focus(); } }],
  ["d", "light or dark", { d: () => switchTheme() }],
  ["?", "this sheet", { "?": () => byId("help").showModal() }],
];
const actions = Object.assign({}, ...KEYS.map(([, , those]) => those));
const PANS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function certainty(by) {
  const next = LEVELS[LEVELS.indexOf(state.level) + by];
  if (next) change({ level: next });
}

function escape() {
  if (byId("save").open) byId("save").open = false;
  else if (state.picked) change({ picked: null });
  else change({ find: "" });
  if (document.activeElement === byId("find")) byId("find").blur();
}

function startKeys() {
  byId("keys").replaceChildren(...KEYS.flatMap(([keys, words]) => [
    make("dt", "", ...keys.split(" ").flatMap((key) => [make("kbd", "", key), " "])), make("dd", "", words)]));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const typing = event.target.closest?.("input:not([type=range], [type=radio])");
    if (event.key === "Escape") escape();
    else if (event.target === canvas && PANS[event.key]) pan(...PANS[event.key]);
    else if (!typing && actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  });
}
