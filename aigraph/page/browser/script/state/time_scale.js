// The scale of the slider: days as places, in proportion, but for a few events that are years older than all others.
// These share a narrow stretch before the rest, so that the rest can be told apart.

const DAY_MS = 86_400_000;
const OLD_SHARE = 0.01;
const STRETCH_SHARE = 0.05;

/** @param {string} day */
export const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** @param {number} number */
export const dayOf = (number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * Give the end of the month after that of a day.
 *
 * @param {string} day
 */
export function endOfNextMonth(day) {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 2);
  return dayOf(date.getTime() / DAY_MS - 1);
}

export class TimeScale {
  /**
   * @param {string[]} eventDays
   * @param {string} lastDay
   */
  constructor(eventDays, lastDay) {
    this.eventDays = [...eventDays].sort();
    /** The days on which something happened. */
    this.stops = [...new Set(this.eventDays)];
    this.first = dayNumber(this.eventDays[Math.floor(this.eventDays.length * OLD_SHARE)] ?? lastDay);
    this.last = dayNumber(lastDay);
    this.early = this.stops.filter((day) => dayNumber(day) < this.first);
    const span = Math.round((this.last - this.first) * STRETCH_SHARE);
    this.stretch = this.early.length && Math.max(this.early.length, span);
    this.begin = this.first - this.stretch;
  }

  /** @param {string} day */
  placeOf(day) {
    if (dayNumber(day) >= this.first) return dayNumber(day);
    const at = this.early.findLastIndex((stop) => stop <= day);
    return this.begin + Math.ceil((Math.max(at, 0) / Math.max(this.early.length, 1)) * this.stretch);
  }

  /** @param {number} place */
  dayAt(place) {
    if (place >= this.first) return dayOf(place);
    return this.early[Math.floor(((place - this.begin) / this.stretch) * this.early.length)] ?? dayOf(this.first);
  }

  /**
   * Give the next day on which something happened, or the one before.
   *
   * @param {string} day
   * @param {number} by 1 or -1.
   */
  stopFrom(day, by) {
    return by > 0 ? this.stops.find((stop) => stop > day) : this.stops.findLast((stop) => stop < day);
  }

  /** How many events each month has, from the first day on. */
  perMonth() {
    /** @type {Map<string, number>} */
    const months = new Map();
    for (const day of this.eventDays.filter((each) => dayNumber(each) >= this.first)) {
      const month = day.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + 1);
    }
    return months;
  }

  /** How many events are older than the first day. */
  get earlyEvents() {
    return this.eventDays.filter((day) => dayNumber(day) < this.first).length;
  }

  get span() {
    return Math.max(this.last - this.begin, 1);
  }
}
