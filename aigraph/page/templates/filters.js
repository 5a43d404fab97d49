// The legend is the filter: each instrument, status and layer can be left out, and each certainty asked for.

function press(selector, isOn) {
  for (const chip of document.querySelectorAll(selector)) chip.setAttribute("aria-pressed", String(isOn(chip.dataset)));
}

function showFilters() {
  press("[data-instrument]", ({ instrument }) => !state.without.has(instrument));
  press("[data-class]", (data) => instrumentsOf(data.class).some((name) => !state.without.has(name)));
  press("[data-status]", ({ status }) => !state.unseen.has(status));
  press("[data-layer]", ({ layer }) => state.layers.has(layer));
  for (const radio of document.querySelectorAll("[name=level]")) radio.checked = radio.value === state.level;
  byId("reset").hidden = !isFiltered();
}

const instrumentsOf = (name) => instruments.filter((row) => row.deal_class === name).map((row) => row.instrument);

// A class is left out with all its instruments, or taken back in with all.
function toggleClass(name, alone) {
  const own = instrumentsOf(name).filter((instrument) => usedInstruments.has(instrument));
  const others = [...usedInstruments].filter((instrument) => !own.includes(instrument));
  const isAlone = others.every((other) => state.without.has(other)) && own.every((each) => !state.without.has(each));
  if (alone) return change({ without: new Set(isAlone ? [] : others) });
  const isIn = own.some((instrument) => !state.without.has(instrument));
  const kept = [...state.without].filter((instrument) => !own.includes(instrument));
  return change({ without: new Set(isIn ? [...kept, ...own] : kept) });
}

// With Shift only this one is kept, or all again if it is alone.
function toggleIn(key, item, all, alone, isOut) {
  if (!alone) return change({ [key]: toggled(state[key], item) });
  const others = all.filter((other) => other !== item);
  const isAlone = others.every((other) => state[key].has(other) === isOut);
  return change({ [key]: new Set(isOut ? (isAlone ? [] : others) : (isAlone ? all : [item])) });
}

function startFilters() {
  byId("legend").addEventListener("click", ({ target, shiftKey }) => {
    const { instrument, status, layer, ...chip } = target.closest("button")?.dataset ?? {};
    if (chip.class) toggleClass(chip.class, shiftKey);
    if (instrument) toggleIn("without", instrument, [...usedInstruments], shiftKey, true);
    if (status) toggleIn("unseen", status, story.statuses.slice(0, 5), shiftKey, true);
    if (layer) toggleIn("layers", layer, story.layers, shiftKey, false);
  });
  for (const radio of document.querySelectorAll("[name=level]")) {
    radio.addEventListener("change", () => change({ level: radio.value }));
  }
  byId("reset").addEventListener("click", () =>
    change({ without: new Set(), unseen: new Set(), layers: new Set(opening.layers) }));
}

// How many loops stand at each certainty on this day: worked out when there is time, and not for very large data.
const RUNGS = 3000;
let counting = 0;

function countLevels() {
  clearTimeout(counting);
  if (deals.length > RUNGS) return;
  counting = setTimeout(() => {
    for (const level of LEVELS) {
      const { loops, cut } = level === state.level ? now : lookAt({ ...state, level });
      byId(`loops-${level}`).textContent = `${loops.length.toLocaleString("en")}${cut ? "+" : ""}`;
    }
  }, playing ? 0 : 60);
}
