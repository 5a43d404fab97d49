// A finger across: the next loop on the picture, the next step of the story.

import { stepLoop } from "../context/actions.js";
import { snapshot } from "../context/store.js";
import { byId } from "../dom/elements.js";
import { walkStory } from "../panels/story.js";

const FAR_PX = 60;
/** Across and not along: so many times further. */
const ACROSS = 2;

/** @type {Touch | null} */
let start = null;

/** @param {TouchEvent} event */
function end({ changedTouches, touches }) {
  const [last] = changedTouches;
  if (!start || !last || touches.length) return;
  const [dx, dy] = [last.clientX - start.clientX, last.clientY - start.clientY];
  start = null;
  if (Math.abs(dx) < FAR_PX || Math.abs(dx) < ACROSS * Math.abs(dy)) return;
  const by = dx < 0 ? 1 : -1;
  if (snapshot().state.view === "story") walkStory(by);
  else stepLoop(by);
}

export function startSwipes() {
  for (const id of ["picture", "story"]) {
    byId(id).addEventListener(
      "touchstart",
      ({ touches }) => {
        // Two fingers move the picture.
        start = touches.length === 1 ? (touches[0] ?? null) : null;
      },
      { passive: true },
    );
    byId(id).addEventListener("touchend", end, { passive: true });
  }
}
