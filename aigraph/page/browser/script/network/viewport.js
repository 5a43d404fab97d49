// Which part of the picture is seen: framed, zoomed, moved.

/** @import { Room, Snapshot } from "../types.js" */

import { byId } from "../dom/elements.js";
import { isNarrow, isShort, prefersReducedMotion } from "../dom/media.js";
import { arranged } from "./layout.js";
import { canvas, network } from "./library.js";

const GLIDE_MS = 350;
const PAN_PX = 90;
const MARGIN_PX = 8;
/** Arrows and their figures bend out of a ring. */
const RING_MARGIN_PX = 34;

let glides = false;

/** From now on the picture glides to where it is moved, unless the reader wants less motion. */
export const startGliding = () => {
  glides = true;
};

/**
 * Give the part of the picture that nothing lies over; null in a window so short that there is none.
 *
 * @param {Snapshot} now
 * @returns {Room | null}
 */
export function freeRoom({ ring }) {
  const { above, below } = coveredHeights();
  const side = MARGIN_PX + (ring ? Math.min(RING_MARGIN_PX, canvas.clientWidth / 20) : 0);
  const edge = MARGIN_PX + (ring ? Math.min(RING_MARGIN_PX, canvas.clientHeight / 14) : 0);
  const [wide, high] = [canvas.clientWidth - 2 * side, canvas.clientHeight - above - below - 2 * edge];
  return wide > 0 && high > 0 ? { wide, high } : null;
}

/** Frame what is drawn, which is arranged about the middle of the room. */
export function frame() {
  const { above, below } = coveredHeights();
  const { scale } = arranged();
  const glide = { duration: GLIDE_MS, easingFunction: "easeInOutQuad" };
  network.moveTo({
    position: { x: 0, y: -(above - below) / 2 / scale },
    scale,
    animation: glides && !prefersReducedMotion.matches ? glide : false,
  });
}

/** How much of the picture lies under words and tools. On a phone the tools lie above, and the words stand below it. */
function coveredHeights() {
  const [words, tools] = [byId("tour").offsetHeight, byId("tools").offsetHeight];
  if (isShort.matches) return { above: 0, below: Math.max(words, tools) + 4 };
  return isNarrow.matches ? { above: tools + 12, below: 0 } : { above: words + 12, below: tools + 8 };
}

/** @param {number} factor */
export const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

/**
 * @param {number} right
 * @param {number} down
 */
export function pan(right, down) {
  const { x, y } = network.getViewPosition();
  const step = PAN_PX / network.getScale();
  network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}
