// The day: a slider over the days with the events behind it, a field for any day, and a button that lets time run.

const DAY = 86_400_000;
const numberOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);

const eventDays = deals.flatMap((deal) => deal.told.map(({ day }) => day)).sort();
const stops = [...new Set(eventDays)];
// A few events may be years older than all others; the first bar stands for them, so that the rest can be told apart.
const first = numberOf(eventDays[Math.floor(eventDays.length * 0.01)] ?? opening.day);
const last = numberOf(opening.day);
let playing = null;

function drawHistogram() {
  const perMonth = new Map();
  const firstMonth = dayOf(first).slice(0, 7);
  for (const day of eventDays) {
    const month = day.slice(0, 7) < firstMonth ? firstMonth : day.slice(0, 7);
    perMonth.set(month, (perMonth.get(month) ?? 0) + 1);
  }
  const most = Math.max(...perMonth.values(), 1);
  const span = Math.max(last - first, 1);
  const bars = [...perMonth].map(([month, number]) => {
    const from = Math.max(numberOf(`${month}-01`) - first, 0);
    const bar = draw("rect", {
      x: (from / span) * 1000, y: 30 - (28 * number) / most, width: (26 / span) * 1000, height: (28 * number) / most,
      "data-month": month,
    });
    bar.append(draw("title", {}, `${month}: ${count(number, "event")}`));
    return bar;
  });
  byId("histogram").replaceChildren(...bars);
  const years = [];
  for (let year = Number(dayOf(first).slice(0, 4)) + 1; numberOf(`${year}-01-01`) < last; year += 1) {
    const mark = make("span", "", String(year));
    mark.style.left = `${((numberOf(`${year}-01-01`) - first) / span) * 100}%`;
    years.push(mark);
  }
  byId("years").replaceChildren(...years);
}

function showDay() {
  byId("day").value = String(Math.max(numberOf(state.day), first));
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
  [slider.min, slider.max] = [String(first), String(last)];
  byId("time").hidden = stops.length < 2;
  slider.addEventListener("input", () => goTo(dayOf(Number(slider.value))));
  slider.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    nextStop(by);
  });
  byId("date").addEventListener("change", ({ target }) => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(target.value) && !Number.isNaN(Date.parse(target.value));
    target.setAttribute("aria-invalid", String(!isDay));
    if (isDay) goTo(target.value);
  });
  byId("play").addEventListener("click", play);
  drawHistogram();
}
