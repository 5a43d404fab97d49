// Money that travels once along the legs of a loop when it is picked, in their order; with reduced motion it stays away.

/** @import { Ring, Snapshot } from "../types.js" */

import { lineStyle } from "../context/words.js";
import { quoted } from "../data/amount.js";
import { prefersReducedMotion } from "../dom/media.js";
import { currentColours } from "../dom/theme.js";
import { controlPoint, entryInto, pointAt } from "../geometry/curve.js";
import { arranged, bendOf } from "./layout.js";
import { canvas, network } from "./library.js";

const LEG_MS = 900;
/** The picture glides to its place first. */
const WAIT_MS = 400;
const RADIUS_PX = 9;
/** Discs that follow the first, each so much of the way behind. */
const [TAIL, APART] = [5, 0.035];

/** @type {{ legs: Ring["legs"], began: number } | null} */
let journey = null;

/**
 * Send money round a loop that has just been picked.
 *
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function sendMoney({ state, ring }, before) {
  const isPicked = state.view === "picture" && ring;
  if (isPicked && ring.name === before?.ring?.name) return;
  journey = null;
  if (!isPicked || prefersReducedMotion.matches) return arrive();
  journey = { legs: ring.legs, began: performance.now() + WAIT_MS };
  requestAnimationFrame(travel);
}

function travel() {
  if (!journey) return arrive();
  const leg = legNow();
  if (leg >= journey.legs.length) journey = null;
  else if (leg >= 0) canvas.dataset.money = String(leg + 1);
  network.redraw();
  requestAnimationFrame(travel);
}

/** On which leg the money is: a number with the share of its way; below 0 before it begins. */
const progress = () => (journey ? (performance.now() - journey.began) / LEG_MS : -1);
const legNow = () => Math.floor(progress());

const arrive = () => {
  delete canvas.dataset.money;
};

/** @param {CanvasRenderingContext2D} context */
function drawMoney(context) {
  const at = legNow();
  const leg = journey?.legs[at];
  if (!leg) return;
  const { boxes, scale } = arranged();
  const [from, to] = [boxes.get(leg.payer.at), boxes.get(leg.payee.at)];
  const [arrow] = [...leg.arrows].sort((one, other) => quoted(other.amount) - quoted(one.amount));
  if (!from || !to || !arrow) return;
  const via = controlPoint(from, to, bendOf(arrow.deal.at));
  const [start, end] = [1 - entryInto(to, via, from), entryInto(from, via, to)];
  const colour = currentColours();
  // A coin is wider than its line, and of another colour.
  const radius = Math.max(RADIUS_PX / scale, lineStyle.width(arrow.amount));
  for (let follower = TAIL; follower >= 0; follower -= 1) {
    const way = progress() - at - follower * APART;
    if (way < 0) continue;
    const { x, y } = pointAt(from, via, to, start + way * (end - start));
    context.globalAlpha = 1 - follower / (TAIL + 1);
    context.beginPath();
    context.arc(x, y, radius * (1 - follower / (2 * TAIL)), 0, 2 * Math.PI);
    context.fillStyle = colour("ink");
    context.fill();
    if (follower) continue;
    context.lineWidth = 2 / scale;
    context.strokeStyle = colour("paper");
    context.stroke();
  }
  context.globalAlpha = 1;
}

export const startTravellingMoney = () => network.on("afterDrawing", drawMoney);
