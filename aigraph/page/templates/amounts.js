// Amounts: sums and the smallest of several as intervals, and how a reader would say them.

const UNIT = 10 ** story.decimals;

const isKnown = ({ low, central, high }) => central !== null || high !== null || low > 0;
const isExact = ({ low, central, high }) => low === central && central === high;

// One unknown part leaves a sum open above, not smaller.
function total(parts) {
  const sum = { low: 0, central: 0, high: 0 };
  for (const part of parts) {
    sum.low += part.low;
    sum.central = sum.central === null || part.central === null ? null : sum.central + part.central;
    sum.high = sum.high === null || part.high === null ? null : sum.high + part.high;
  }
  return sum;
}

// The central value of a minimum is given only where it is certain: a part without one must not have a lower floor.
function smallest(parts) {
  const least = (end) => parts.reduce((best, part) =>
    (part[end] === null || (best !== null && best <= part[end]) ? best : part[end]), null);
  const central = least("central");
  const unsure = parts.some((part) => part.central === null && (central === null || part.low < central));
  return { low: least("low"), central: unsure ? null : central, high: least("high") };
}

const usd = (whole) => (whole === null ? null : whole / UNIT);

// US$ billions with at most three significant digits, halves to even, and no more decimals than are there.
function figure(whole, decimals = story.decimals) {
  if (whole === 0) return "0";
  const digits = String(whole).length - decimals;
  const places = Math.max(0, 3 - digits);
  const step = 10 ** Math.max(0, decimals - places);
  const [kept, rest] = [Math.floor(whole / step), whole % step];
  const up = rest * 2 > step || (rest * 2 === step && kept % 2 === 1);
  const text = String((kept + (up ? 1 : 0)) * step).padStart(decimals + 1, "0");
  const cut = text.length - decimals;
  const part = text.slice(cut).replace(/0+$/, "");
  return text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

// A sum below a million is written in dollars, which are the billionth part.
function dollars(whole) {
  const decimals = story.decimals - 9;
  return decimals < 0 ? figure(whole * 10 ** -decimals, 0) : figure(whole, decimals);
}

function money(amount) {
  if (!isKnown(amount)) return "unknown";
  const { low, central, high } = amount;
  const small = Math.max(low, central ?? 0, high ?? 0) < UNIT / 1000;
  const [write, unit] = small ? [dollars, ""] : [figure, "bn"];
  if (central === null) {
    if (high === null) return `$${write(low)}${unit} or more`;
    return low ? `$${write(low)}-${write(high)}${unit}` : `up to $${write(high)}${unit}`;
  }
  if (isExact(amount)) return `$${write(central)}${unit}`;
  if (high === null) return `$${write(central)}${unit} or more${low === central ? "" : ` (from ${write(low)})`}`;
  return `$${write(central)}${unit} (${write(low)}-${write(high)})`;
}

// A figure to sort by: an amount without a figure to quote counts by its floor.
const worth = ({ low, central }) => central ?? low;
