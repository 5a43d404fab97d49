// The day: a slider over the days with the events behind it, a field for any day, and a button that lets time run.

/** @import { Snapshot } from "../types.js" */

import { goToDay } from "../context/actions.js";
import { dataset, opening } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { byId, make } from "../dom/elements.js";
import { prefersReducedMotion } from "../dom/media.js";
import { svgElement } from "../dom/svg.js";
import { dayText, eventCount, gettext } from "../language/messages.js";
import { isDay } from "../state/address.js";
import { dayNumber, dayOf, endOfNextMonth, TimeScale } from "../state/time_scale.js";

const WIDTH = 1000;
const HEIGHT = 30;
const BAR_HEIGHT = 28;
const BAR_DAYS = 26;
const MONTH_MS = 550;
const CALM_MONTH_MS = 1400;

const scale = new TimeScale(
  dataset.deals.flatMap((deal) => deal.events.map(({ day }) => day)),
  opening.day,
);
const slider = byId("day", HTMLInputElement);
const field = byId("date", HTMLInputElement);

/** @param {Snapshot} now */
export function renderDay({ state: { day } }) {
  slider.value = String(scale.placeOf(day));
  slider.setAttribute("aria-valuetext", dayText(day));
  field.value = day;
  field.setAttribute("aria-invalid", "false");
  byId("date-note").textContent = "";
  for (const bar of byId("histogram", SVGElement).children) {
    bar.classList.toggle("past", (bar.getAttribute("data-month") ?? "") <= day.slice(0, 7));
  }
}

/**
 * Go to the next day on which something happened, or the one before: the days between are all alike.
 *
 * @param {number} by 1 or -1.
 */
export function stepDay(by) {
  const day = scale.stopFrom(snapshot().state.day, by);
  if (day) goToDay(day);
}

let timer = 0;

const isPlaying = () => timer !== 0;

function pause() {
  clearInterval(timer);
  timer = 0;
  byId("play").textContent = "▶";
  byId("play").setAttribute("aria-label", gettext("Let time run"));
}

/** Let time run month by month, or stop it. Who asks for less motion gets the same months at a slower pace. */
export function togglePlay() {
  if (isPlaying()) return pause();
  if (snapshot().state.day >= opening.day) goToDay(dayOf(scale.first));
  byId("play").textContent = "❚❚";
  byId("play").setAttribute("aria-label", gettext("Stop"));
  timer = window.setInterval(
    () => {
      goToDay(endOfNextMonth(snapshot().state.day));
      if (snapshot().state.day >= opening.day) pause();
    },
    prefersReducedMotion.matches ? CALM_MONTH_MS : MONTH_MS,
  );
}

/** Go to the day that was typed, or say why that cannot be. */
function enterDay() {
  const typed = field.value.trim();
  const refused = isDay(typed) ? "" : gettext("“{typed}” is no day of the calendar, as 2025-09-30 is", { typed });
  const late = typed > opening.day ? gettext("The data end on {day}", { day: dayText(opening.day) }) : "";
  if (!refused) goToDay(typed);
  field.setAttribute("aria-invalid", String(Boolean(refused)));
  byId("date-note").textContent = refused || late;
}

export function startTimeline() {
  [slider.min, slider.max] = [String(scale.begin), String(scale.last)];
  byId("time").hidden = scale.stops.length < 2;
  slider.addEventListener("input", () => goToDay(scale.dayAt(Number(slider.value))));
  slider.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    stepDay(by);
  });
  field.addEventListener("change", enterDay);
  byId("play").addEventListener("click", togglePlay);
  byId("histogram", SVGElement).replaceChildren(...bars());
  byId("years").replaceChildren(...years());
}

function bars() {
  const { early, earlyEvents, first, begin, stretch } = scale;
  const months = scale.perMonth();
  const most = Math.max(...months.values(), 1);
  const bar = (
    /** @type {number} */ from,
    /** @type {number} */ days,
    /** @type {number} */ events,
    /** @type {string} */ when,
  ) => {
    const height = (BAR_HEIGHT * events) / most;
    return svgElement(
      "rect",
      {
        x: (from / scale.span) * WIDTH,
        y: HEIGHT - height,
        width: (days / scale.span) * WIDTH,
        height,
        "data-month": when.slice(0, 7),
      },
      svgElement("title", {}, `${dayText(when)}: ${eventCount(events)}`),
    );
  };
  const monthly = [...months].map(([month, events]) =>
    bar(Math.max(dayNumber(`${month}-01`), first) - begin, BAR_DAYS, events, month),
  );
  if (!early.length) return monthly;
  const when = gettext("{first} to {last}", {
    first: dayText(early[0] ?? ""),
    last: dayText(early.at(-1) ?? ""),
  });
  return [bar(0, stretch * 0.85, earlyEvents, when), ...monthly];
}

function years() {
  const { early, first, last, begin, span } = scale;
  const marks = early[0] ? [make("span", "", `${dayText(early[0].slice(0, 4))}…`)] : [];
  for (let year = Number(dayOf(first).slice(0, 4)) + 1; dayNumber(`${year}-01-01`) < last; year += 1) {
    const mark = make("span", "", dayText(String(year)));
    mark.style.left = `${((dayNumber(`${year}-01-01`) - begin) / span) * 100}%`;
    marks.push(mark);
  }
  return marks;
}
