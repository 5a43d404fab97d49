// The page: what changes when the reader asks for something else, and how it begins.

function change(patch) {
  const before = state;
  const held = document.activeElement;
  state = { ...state, ...patch };
  if (["find", "kinds"].some((key) => state[key] !== before[key])) room = SCREENFUL;
  show(before);
  if (held !== document.body && !held.checkVisibility()) keepFocus(held.dataset.key, before.picked);
}

// Lists are written anew, so the focus is put on what took the place of what had it, or on the account that opened.
function keepFocus(key, left) {
  const wanted = key ?? (left?.loop ? `loop ${left.kind} ${left.loop}` : "");
  const same = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === wanted && each.checkVisibility());
  (same ?? (state.picked ? details : byId("find"))).focus({ preventScroll: !same });
}

// Shows what is asked for; `before` is what was shown, null at the beginning.
function show(before) {
  const anew = recompute();
  const moved = !before || before.picked !== state.picked || before.everyone !== state.everyone || before.view !== state.view;
  if (anew) refan();
  if (anew || before?.picked !== state.picked) light();
  showViews();
  if (anew) showScope();
  if (state.view === "picture" && (anew || moved)) {
    paint();
    if (moved) frameAll();
  }
  if (state.view === "table") tabulate();
  if (state.view === "matrix") cross();
  list();
  if (anew || before?.picked !== state.picked) tell(before?.picked !== state.picked);
  showFilters();
  showDay();
  if (anew) countLevels();
  if (byId("find").value !== state.find) byId("find").value = state.find;
  if (before) writeAddress();
}

function tell(opened) {
  const { loop, company, deal, cell } = state.picked ?? {};
  tip("");
  details.hidden = !state.picked;
  byId("list").hidden = Boolean(state.picked);
  if (loop && loopPicked()) openLoop(loopPicked());
  else if (loop) openMissing(state.picked);
  else if (company) openCompany(companyById.get(company));
  else if (deal) openDeal(dealById.get(deal));
  else if (cell) openCell(...cell.map((id) => companyById.get(id)));
  tellStep();
  if (!opened || !state.picked) return;
  // The account begins at the top of the panel; the legend waits above it.
  if (!NARROW.matches) details.closest("aside").scrollTop = byId("legend").offsetHeight;
  else if (drawn) details.scrollIntoView({ block: "start" });
}

// The line over the picture: where the reader is in the story of the loops, and what this step says.
function tellStep() {
  const loops = listedLoops();
  const loop = loopPicked();
  const { deal, cell, company } = state.picked ?? {};
  const arrow = deal && now.arrowOf.get(dealById.get(deal));
  const marked = asked.marked.length > 1 && !state.picked;
  byId("told-words").textContent = loop ? tellLoop(loop)
    : arrow ? `${tellArrow(arrow)}.`
      : cell ? cell.map((id) => companyById.get(id).name).join(" → ")
        : company ? companyById.get(company).name
          : marked ? `${asked.marked.length} loops stand out; choose one in the list to follow it.`
            : loops.length ? "Follow the money round the largest loops, one by one." : `No loops ${tellScope(state)}.`;
  byId("told-step").textContent = loop ? `${(loops.indexOf(loop) + 1 || now.loops.indexOf(loop) + 1).toLocaleString("en")} of ${loops.length.toLocaleString("en")}` : "";
  byId("told-back").hidden = !loop;
  byId("told-next").hidden = !loops.length;
  byId("told-next").textContent = loop ? "Next ›" : "Start ›";
  byId("told-clear").hidden = !state.picked;
}

const pickLoop = ({ name, kind }) => change({ picked: { loop: name, kind } });

function step(by) {
  const loops = listedLoops();
  if (!loops.length) return;
  const here = loops.indexOf(loopPicked());
  pickLoop(loops[here < 0 ? (by > 0 ? 0 : loops.length - 1) : (here + by + loops.length) % loops.length]);
}

function showViews() {
  for (const view of ["picture", "matrix", "table"]) {
    byId(view).hidden = view !== state.view;
    byId(`see-${view}`).setAttribute("aria-pressed", String(view === state.view));
  }
}

function showScope() {
  byId("scope").replaceChildren(
    make("b", "", now.companies.length.toLocaleString("en")), now.companies.length === 1 ? " company · " : " companies · ",
    make("b", "", now.arrows.length.toLocaleString("en")), now.arrows.length === 1 ? " deal · " : " deals · ",
    make("b", "", now.loops.length.toLocaleString("en")), now.loops.length === 1 ? " loop · " : " loops · ",
    tellScope(state), isFiltered() ? " · filtered" : "");
  byId("canvas").setAttribute("aria-label",
    `${count(now.companies.length, "company")} and ${count(now.arrows.length, "deal")}; the same stands as text in the list of loops and in the table of all deals`);
}

function switchTheme() {
  theme = isDark() ? "light" : "dark";
  dress();
  paint();
}

// Observers tell of the first size too, which has been drawn already.
let fitted = "";
function refit() {
  const size = `${canvas.clientWidth}x${canvas.clientHeight}`;
  if (state.view !== "picture" || !canvas.clientWidth || size === fitted) return;
  fitted = size;
  network.redraw();
  paint();
  frameAll();
}

// Paper is light, and takes the picture as a drawing, which is sharp at any size.
function print(printing) {
  dress(printing);
  root.classList.toggle("printing", printing);
  list();
  for (const folded of details.querySelectorAll(".asked")) {
    if (printing) folded.dataset.was = folded.open ? "open" : "";
    folded.open = printing || folded.dataset.was === "open";
  }
  byId("paper").replaceChildren(...(printing && state.view === "picture" && shown.size ? [svgPicture(false)] : []));
  if (!printing) paint();
}

function start() {
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  if (innerWidth < 1000 || innerHeight < 760) byId("legend").open = false;
  const clicks = {
    "told-back": () => step(-1), "told-next": () => step(1), "told-clear": () => change({ picked: null }),
    nearer: () => zoom(1.25), farther: () => zoom(0.8), fit: frameAll, lock: () => lock(!locked), theme: switchTheme,
    "show-all": () => change({ everyone: !state.everyone }), "ask-help": () => byId("help").showModal(),
    "close-help": () => byId("help").close(), more: () => { room += SCREENFUL; list(); },
    "cross-more": () => { wholeMatrix = !wholeMatrix; cross(); },
    ...Object.fromEntries(["picture", "matrix", "table"].map((view) => [`see-${view}`, () => change({ view })])),
  };
  for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
  byId("find").addEventListener("input", () => change({ find: byId("find").value }));
  network.on("click", ({ pointer }) => {
    const [company, deal] = [network.getNodeAt(pointer.DOM), network.getEdgeAt(pointer.DOM)];
    if (company !== undefined) change({ picked: { company: companies[company].id } });
    else if (deal !== undefined) change({ picked: { deal: deals[deal].id } });
    else if (lit) change({ picked: null });
  });
  prefersDark.addEventListener("change", () => { dress(); paint(); });
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  addEventListener("hashchange", () => {
    const before = state;
    state = readAddress();
    show(before);
  });
  startFilters();
  startTime();
  startDownloads();
  startKeys();
  lock(true);

  state = readAddress();
  if (!state.picked && asked.marked.length === 1) {
    const [[kind, name]] = asked.marked;
    state.picked = { loop: name, kind };
  }
  show(null);
  fitted = `${canvas.clientWidth}x${canvas.clientHeight}`;
  new ResizeObserver(refit).observe(canvas);
  drawn = true;
  root.dataset.drawn = "yes";
}

// For scripts beside the page: what it answers, and what is drawn.
window.aigraph = Object.freeze({
  answer,
  where: (company) => network.canvasToDOM(network.getPositions([companyById.get(company).at])[companyById.get(company).at]),
  drawn: () => ({
    companies: shownNodes.get().map(({ id }) => ({ company: companies[id].id, ...boxOf(id) })),
    deals: shownEdges.get().map(({ id, from, to, ...look }) =>
      ({ deal: deals[id].id, payer: companies[from].id, payee: companies[to].id, ...look })),
  }),
});

// Names are measured when they are drawn, so their font has to be there.
Promise.allSettled([...document.fonts].map((font) => font.load())).then(start);
