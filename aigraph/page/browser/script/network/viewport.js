// Which part of the picture is seen: framed, zoomed, moved.

/** @import { Snapshot } from "../types.js" */

import { byId } from "../dom/elements.js";
import { isNarrow, prefersReducedMotion } from "../dom/media.js";
import { boundsOf, boxOf } from "./layout.js";
import { canvas, network, nodes, shown, updateEdges } from "./library.js";

/** So few names are kept at a size that can be read, however small the picture; more would run into one another. */
const FEW_NAMES = 15;
const READABLE_PX = 11.5;
const NEAREST = 1.15;
const GLIDE_MS = 350;
const PAN_PX = 90;

const NAME_SIZES = new Map(nodes.get().map(({ id, font }) => [id, font.size]));

/** @param {number} id */
export const nameSize = (id) => NAME_SIZES.get(id) ?? READABLE_PX;

let glides = false;

/** From now on the picture glides to where it is moved, unless the reader wants less motion. */
export const startGliding = () => {
  glides = true;
};

/**
 * Frame what stands out, or all that is drawn. vis-network's own fit leaves no margin and does not know what lies over
 * the picture.
 *
 * @param {Snapshot} now
 */
export function frame({ highlight }) {
  const drawn = shown().companies;
  const ids = [...(highlight?.companies ?? drawn)].filter((id) => drawn.has(id));
  if (!ids.length || !canvas.clientWidth) return;
  const { left, right, top, bottom } = boundsOf(ids.map(boxOf));
  const covered = coveredHeights();
  // Arrows bend out of the box round their companies, the more the fewer there are.
  const margin = highlight ? 0.1 * Math.min(canvas.clientWidth, canvas.clientHeight) : 14;
  const wide = canvas.clientWidth - 2 * margin;
  const high = canvas.clientHeight - covered.above - covered.below - 2 * margin;
  // In a very short window nothing of the picture is to be seen; it is framed when there is room again.
  if (wide <= 0 || high <= 0) return;
  const scale = Math.min(NEAREST, wide / (right - left), high / (bottom - top));
  const glide = { duration: GLIDE_MS, easingFunction: "easeInOutQuad" };
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 - (covered.above - covered.below) / 2 / scale },
    scale,
    animation: glides && !prefersReducedMotion.matches ? glide : false,
  });
  keepReadable(ids, highlight ? [...highlight.labels.keys()] : [], scale);
}

/** How much of the picture lies under words and tools. On a phone the tools lie above, and the words stand below it. */
function coveredHeights() {
  const [words, tools] = [byId("tour").offsetHeight, byId("tools").offsetHeight];
  return isNarrow.matches ? { above: tools + 12, below: 0 } : { above: words + 12, below: tools + 8 };
}

/**
 * vis-network would shrink names and figures with the picture.
 *
 * @param {number[]} companies
 * @param {number[]} labelled
 * @param {number} scale
 */
function keepReadable(companies, labelled, scale) {
  if (companies.length <= FEW_NAMES) {
    nodes.update(
      nodes
        .get(companies)
        .map(({ id, font }) => ({ id, font: { ...font, size: Math.max(nameSize(id), READABLE_PX / scale) } })),
    );
  }
  updateEdges(labelled.map((id) => ({ id, font: { size: Math.max(15, 14 / scale) } })));
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
