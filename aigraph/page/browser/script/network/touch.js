// Touch: one finger scrolls the page, two move and zoom the picture.

import { canvas, network } from "./library.js";

const FINGERS = 2;

/** @type {{ x: number, y: number } | null} */
let last = null;

/** @param {TouchEvent} event */
function follow(event) {
  // vis-network would take one finger for a drag, and keep the page from scrolling.
  if (event.touches.length < FINGERS) {
    event.stopImmediatePropagation();
    return;
  }
  const [one, other] = event.touches;
  if (!one || !other) return;
  event.preventDefault();
  const middle = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
  if (last) {
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: x - (middle.x - last.x) / scale, y: y - (middle.y - last.y) / scale } });
  }
  last = middle;
}

const lift = () => {
  last = null;
};

export function startTouch() {
  canvas.addEventListener("touchmove", follow, { capture: true, passive: false });
  for (const event of ["touchend", "touchcancel"]) canvas.addEventListener(event, lift);
  // A finger is a pointer too: only a mouse or a pen drags.
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerType === "touch" && event.isPrimary && !last) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
