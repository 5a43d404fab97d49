// The picture: vis-network on the places that were worked out beforehand, in the colours of the style sheet.

/** @import { Box, Point, Snapshot } from "../types.js" */

import { companyAt, dealAt } from "../context/dataset.js";
import { clearPick, pickCompany, pickDeal } from "../context/actions.js";
import { snapshot } from "../context/store.js";
import { byId, setPressed } from "../dom/elements.js";
import { currentColours, typeface } from "../dom/theme.js";
import { companyCount, dealCount, gettext } from "../language/messages.js";
import { edgeAppearance, nodeAppearance } from "./appearance.js";
import { startSigns } from "./company_signs.js";
import { arrange, arranged, routeEdges } from "./layout.js";
import { canvas, drawOnly, network } from "./library.js";
import { renderShownCount } from "./selection.js";
import { renderDiscNote, startDiscs } from "./revenue_discs.js";
import { startTooltips } from "./tooltip.js";
import { startTouch } from "./touch.js";
import { sendMoney, startTravellingMoney } from "./travelling_money.js";
import { frame, freeRoom } from "./viewport.js";
import { startWalking } from "./walk.js";

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderPicture(now, before) {
  const isNew = now.answer !== before?.answer;
  if (isNew) describe(now);
  sendMoney(now, before);
  if (now.state.view !== "picture") return;
  const hasMoved = ["picked", "everyone", "view", "find", "since", "size"].some(
    (key) => !before || hasChanged(now, before, key),
  );
  if (isNew || hasMoved) reframe();
}

/**
 * @param {Snapshot} now
 * @param {Snapshot} before
 * @param {string} key
 */
const hasChanged = ({ state }, before, key) =>
  /** @type {any} */ (state)[key] !== /** @type {any} */ (before.state)[key];

const ROUNDS = 3;

/** Arrange what is to be shown now over the room there is, draw it and frame it. */
export function reframe() {
  const now = snapshot();
  // How many companies are shown is said beside the picture, and the words may take a line more and leave less room.
  for (let [round, last] = [0, ""]; round < ROUNDS; round += 1) {
    const room = freeRoom(now);
    // In a very short window nothing of the picture is to be seen; it is arranged when there is room again.
    if (!room) return;
    const size = `${room.wide}x${room.high}`;
    if (size === last) break;
    last = size;
    arrange(now, room);
    renderShownCount(now, arranged().boxes.size);
  }
  drawArranged((box) => ({ x: box.x, y: box.y }));
  renderDiscNote(now);
  frame();
}

/** @param {Snapshot} now */
function describe({ answer }) {
  canvas.setAttribute(
    "aria-label",
    gettext("{companies} and {deals}; the same stands as text in the list of loops and in the table of all deals", {
      companies: companyCount(answer.companies.length),
      deals: dealCount(answer.arrows.length),
    }),
  );
}

/** With more arrows than these, signs on them would cover the picture. */
const FEW_ARROWS = 60;

/** More arrows than these are left out while the picture moves, so that it moves smoothly. */
const MANY_ARROWS = 500;

let wasCrowded = false;

/** Draw what is arranged as it looks now, where the reader has left it. */
export const paint = () => drawArranged(() => ({}));

/** @param {(box: Box) => Partial<Point>} placeOf Where a box is put. */
function drawArranged(placeOf) {
  const now = snapshot();
  const style = { colour: currentColours(), face: typeface() };
  const { boxes } = arranged();
  const arrows = now.answer.arrows.filter(
    ({ deal, payer, payee }) =>
      boxes.has(payer.at) && boxes.has(payee.at) && (!now.ring || now.highlight?.deals.has(deal.at)),
  );
  routeEdges(arrows, Boolean(now.ring));
  const isCrowded = arrows.length > MANY_ARROWS;
  if (isCrowded !== wasCrowded) {
    network.setOptions({ interaction: { hideEdgesOnDrag: isCrowded, hideEdgesOnZoom: isCrowded } });
    wasCrowded = isCrowded;
  }
  drawOnly(
    [...boxes.values()].map((box) => ({ ...nodeAppearance(box, now, style), ...placeOf(box) })),
    arrows.map((arrow) => edgeAppearance(arrow, now, { ...style, isSparse: arrows.length <= FEW_ARROWS })),
  );
}

let isLocked = true;

/** @param {boolean} next Whether boxes stay in place when they are dragged. */
function lock(next) {
  isLocked = next;
  network.setOptions({ interaction: { dragNodes: !isLocked } });
  setPressed(byId("lock"), isLocked);
  byId("lock").textContent = isLocked ? gettext("Locked") : gettext("Unlocked");
}

export const toggleLock = () => lock(!isLocked);

/** The size that was framed last. */
let framed = "";
const sizeNow = () => `${canvas.clientWidth}x${canvas.clientHeight}`;

/** Frame the picture again when its size has changed. */
function refit() {
  if (snapshot().state.view !== "picture" || !canvas.clientWidth || sizeNow() === framed) return;
  framed = sizeNow();
  network.redraw();
  reframe();
}

export function startPicture() {
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  lock(true);
  // Letters keep their distances at any zoom: rounded to whole pixels, a small name would leave its box.
  network.on("beforeDrawing", (context) => {
    context.textRendering = "geometricPrecision";
  });
  startSigns();
  startDiscs();
  startTravellingMoney();
  startTooltips(snapshot);
  startTouch();
  startWalking();
  network.on("click", ({ pointer }) => {
    const [company, deal] = [network.getNodeAt(pointer.DOM), network.getEdgeAt(pointer.DOM)];
    if (company !== undefined) pickCompany(companyAt(company).id);
    else if (deal !== undefined) pickDeal(dealAt(deal).id);
    else if (snapshot().highlight) clearPick();
  });
}

export function followSize() {
  // Observers tell of the first size too, which has been drawn already.
  framed = sizeNow();
  new ResizeObserver(refit).observe(canvas);
}
