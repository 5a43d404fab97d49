// The picture by keys: from company to company in the direction of an arrow key, each told in words.

/** @import { Company, Point } from "../types.js" */

import { companyAt } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { narrator } from "../context/words.js";
import { byId } from "../dom/elements.js";
import { currentColours } from "../dom/theme.js";
import { dealCount, gettext } from "../language/messages.js";
import { arranged, boxOf } from "./layout.js";
import { canvas, network } from "./library.js";

/** How much a step to the side counts more than one ahead. */
const SIDEWAYS = 2.2;
const OUTLINE_PX = 3;

/** @type {number | null} */
let here = null;

/** The company that the keys have come to, if it is drawn. */
export const companyHere = () => (here !== null && arranged().boxes.has(here) ? companyAt(here) : null);

/**
 * Go to the nearest company that way, or to the most important one.
 *
 * @param {number} right
 * @param {number} down
 */
export function walk(right, down) {
  const ids = [...arranged().boxes.keys()];
  const from = companyHere();
  here = (from ? nearest(boxOf(from.at), ids, { x: right, y: down }) : ids[0]) ?? here;
  const company = companyHere();
  if (company) byId("said").textContent = wordsOn(company);
  network.redraw();
}

/**
 * @param {Point} from
 * @param {number[]} ids
 * @param {Point} way
 */
function nearest(from, ids, way) {
  let [best, least] = [/** @type {number | undefined} */ (undefined), Infinity];
  for (const id of ids) {
    const box = boxOf(id);
    const [x, y] = [box.x - from.x, box.y - from.y];
    const ahead = x * way.x + y * way.y;
    const distance = ahead + SIDEWAYS * Math.abs(x * way.y - y * way.x);
    if (ahead > 1 && distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** @param {Company} company */
function wordsOn(company) {
  const { answer, loop, ring } = snapshot();
  const { arrows } = answer;
  const leg = loop?.legs.find(({ payer }) => payer === company);
  if (leg) return `${narrator.leg(leg)}.`;
  const [payment] = ring?.legs.find(({ payer }) => payer === company)?.arrows ?? [];
  if (payment) return `${narrator.arrow(payment)}.`;
  return gettext("{company}: gives in {given}, gets in {got}. Enter opens it.", {
    company: [company.name, ...narrator.roles(company)].join(", "),
    given: dealCount(arrows.filter(({ payer }) => payer === company).length),
    got: dealCount(arrows.filter(({ payee }) => payee === company).length),
  });
}

/** Draw where the keys are, while the picture has the focus. */
export function startWalking() {
  network.on("afterDrawing", (context) => {
    const company = companyHere();
    if (!company || document.activeElement !== canvas) return;
    const { x, y, wide, high } = boxOf(company.at);
    const line = OUTLINE_PX / network.getScale();
    context.strokeStyle = currentColours()("accent");
    context.lineWidth = line;
    context.strokeRect(x - wide / 2 - 2 * line, y - high / 2 - 2 * line, wide + 4 * line, high + 4 * line);
  });
  canvas.addEventListener("blur", () => network.redraw());
}
