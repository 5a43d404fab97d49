// The day: a slider over the days with the events behind it, a field for any day, and a button that lets time run.

const DAY = 86_400_000;
const numberOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);

const eventDays = deals.flatMap((deal) => deal.told.map(({ day }) => day)).sort();
const stops = [...new Set(eventDays)];
// A few events may be years older than all others: they share a narrow stretch before the rest, so that these can be told apart.
const first = numberOf(eventDays[Math.floor(eventDays.length * 0.01)] ?? opening.day);
const last = numberOf(opening.day);
const early = stops.filter((day) => numberOf(day) < first);
const stretch = early.length && Math.max(early.length, Math.round((last - first) * 0.05));
const begin = first - stretch;

function placeOf(day) {
  if (numberOf(day) >= first) return numberOf(day);
  const at = early.findLastIndex((stop) => stop <= day);
  return begin + Math.ceil((Math.max(at, 0) / Math.max(early.length, 1)) * stretch);
}

const dayAt = (place) => (place >= first ? dayOf(place) : early[Math.floor(((place - begin) / stretch) * early.length)]);
let playing = null;

function drawHistogram() {
  const perMonth = new Map();
  for (const day of eventDays.slice(eventDays.findIndex((each) => numberOf(each) >= first))) {
    perMonth.set(day.slice(0, 7), (perMonth.get(day.slice(0, 7)) ?? 0) + 1);
  }
  const most = Math.max(...perMonth.values(), 1);
  const span = Math.max(last - begin, 1);
  const barOf = (from, wide, number, month, words) => {
    const high = (28 * number) / most;
    const bar = draw("rect", { x: (from / span) * 1000, y: 30 - high, width: (wide / span) * 1000, height: high, "data-month": month });
    bar.append(draw("title", {}, `${words}: ${count(number, "event")}`));
    return bar;
  };
  const bars = [...perMonth].map(([month, number]) =>
    barOf(Math.max(numberOf(`${month}-01`), first) - begin, 26, number, month, month));
  if (early.length) {
    const number = eventDays.filter((day) => numberOf(day) < first).length;
    bars.unshift(barOf(0, stretch * 0.85, number, early[0].slice(0, 7), `${early[0]} to ${early.at(-1)}`));
  }
  byId("histogram").replaceChildren(...bars);
  const years = [];
  for (let year = Number(dayOf(first).slice(0, 4)) + 1; numberOf(`${year}-01-01`) < last; year += 1) {
    const mark = make("span", "", String(year));
    mark.style.left = `${((numberOf(`${year}-01-01`) - begin) / span) * 100}%`;
    years.push(mark);
  }
  if (early.length) years.unshift(make("span", "", `${early[0].slice(0, 4)}…`));
  byId("years").replaceChildren(...years);
}

function showDay() {
  byId("day").value = String(placeOf(state.day));
  byId("day").setAttribute("aria-valuetext", state.day);
  byId("date").value = state.day;
  byId("date").setAttribute("aria-invalid", "false");
  const month = state.day.slice(0, 7);
  for (const bar of byId("histogram").children) bar.classList.toggle("past", bar.dataset.month <= month);
}

const goTo = (day) => change({ day: day > opening.day ? opening.day : day });

// One stop on or back: the days between are all alike.
function nextStop(by) {
  const next = by > 0 ? stops.find((day) => day > state.day) : stops.findLast((day) => day < state.day);
  if (next) goTo(next);
}

function monthLater(day) {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 2);
  return dayOf(numberOf(date.toISOString().slice(0, 10)) - 1);
}

function pause() {
  clearInterval(playing);
  playing = null;
  byId("play").textContent = "▶";
  byId("play").setAttribute("aria-label", "Let time run");
}

// Who asked for less motion gets the same months at a slower pace, without gliding.
function play() {
  if (playing) return pause();
  if (state.day >= opening.day) goTo(dayOf(first));
  byId("play").textContent = "❚❚";
  byId("play").setAttribute("aria-label", "Stop");
  playing = setInterval(() => {
    goTo(monthLater(state.day));
    if (state.day >= opening.day) pause();
  }, still.matches ? 1400 : 550);
}

function startTime() {
  const slider = byId("day");
  [slider.min, slider.max] = [String(begin), String(last)];
  byId("time").hidden = stops.length < 2;
  slider.addEventListener("input", () => goTo(dayAt(Number(slider.value))));
  slider.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    nextStop(by);
  });
  byId("date").addEventListener("change", ({ target }) => {
    target.setAttribute("aria-invalid", String(!isDay(target.value)));
    if (isDay(target.value)) goTo(target.value);
  });
  byId("play").addEventListener("click", play);
  drawHistogram();
}
