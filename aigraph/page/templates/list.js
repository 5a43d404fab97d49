// The list of loops: the largest first, kept by kind and by what the reader looks for, shown a screenful at a time.

const SCREENFUL = 60;
let room = SCREENFUL;

const soughtWords = () => soughtIn(state.find);
const loopText = (loop) =>
  `${loop.companies.map(({ at }) => calledLike[at]).join(" ")} ${fold(loop.name)} ${fold(loop.kind)}`;

function listedLoops() {
  const words = soughtWords();
  return now.loops.filter((loop) => state.kinds.has(loop.kind) && words.every((sought) => loopText(loop).includes(sought)));
}

const isPicked = ({ kind, companies: ringed }) => Boolean(state.picked?.loop)
  && (!state.picked.kind || state.picked.kind === kind) && rotations(ringed).includes(state.picked.loop);
const isMarked = (loop) => !state.picked && asked.marked.some(([kind, name]) => loop.kind === kind && loop.name === name);

function loopItem(loop) {
  const entry = button("", [
    ring([...loop.companies, loop.companies[0]]),
    make("span", "facts",
      make("span", `kind ${loop.kind}`, plain(loop.kind)),
      make("span", "size", money(loop.amount)),
      make("span", "rest", `${statusOf(loop)} · complete since ${dayText(loop.since)}`)),
  ], () => pickLoop(loop));
  entry.setAttribute("aria-pressed", String(isPicked(loop) || isMarked(loop)));
  entry.dataset.key = `loop ${loop.kind} ${loop.name}`;
  return make("li", "", entry, make("p", "told", tellLoop(loop)));
}

function list() {
  const those = listedLoops();
  const all = now.loops.length;
  byId("loops").replaceChildren(...those.slice(0, room).map(loopItem));
  byId("count").textContent = !all ? `No loops ${tellScope(state)}.`
    : those.length < all ? `${those.length.toLocaleString("en")} of ${count(all, "loop")}`
      : `${count(all, "loop")}, largest bottleneck first`;
  if (root.classList.contains("printing") && those.length > room) byId("count").textContent += `; the first ${room.toLocaleString("en")} are printed`;
  const more = byId("more");
  more.hidden = those.length <= room;
  more.textContent = `Show ${Math.min(SCREENFUL, those.length - room)} more of ${those.length.toLocaleString("en")}`;
  byId("cut").hidden = !now.cut;
  byId("cut").textContent = `The search stopped after ${asked.most_rings.toLocaleString("en")} rings of companies. There may be more loops than are listed here.`;
  listKinds();
  listMatches();
}

function listKinds() {
  const kinds = story.kinds.filter((kind) => now.loops.some((loop) => loop.kind === kind) || !state.kinds.has(kind))
    .filter((kind) => asked.kinds.includes(kind));
  byId("kinds").hidden = kinds.length < 2;
  byId("kinds").replaceChildren(...kinds.map((kind) => {
    const number = now.loops.filter((loop) => loop.kind === kind).length;
    const chip = button(`chip kind ${kind}`, `${plain(kind)} ${number.toLocaleString("en")}`, () =>
      change({ kinds: toggled(state.kinds, kind) }));
    chip.setAttribute("aria-pressed", String(state.kinds.has(kind)));
    chip.dataset.key = `kind ${kind}`;
    return chip;
  }));
}

function listMatches() {
  const words = soughtWords();
  const found = words.length ? now.companies.filter(({ at }) => words.every((sought) => calledLike[at].includes(sought))) : [];
  byId("matches").replaceChildren(...found.slice(0, 8).map((company) =>
    button("match", isolate(company.name), () => change({ picked: { company: company.id } }))));
}

function toggled(set, item) {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
