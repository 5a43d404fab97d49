// The side panel: the account of what is picked, or the list of loops.

/** @import { Snapshot } from "../types.js" */

import { companyCalled, dataset } from "../context/dataset.js";
import { byId } from "../dom/elements.js";
import { isNarrow } from "../dom/media.js";
import { hideTooltip } from "../network/tooltip.js";
import { openCompany } from "./company_account.js";
import { openCell, openDeal } from "./deal_account.js";
import { openLoop, openMissingLoop } from "./loop_account.js";
import { openPayments } from "./payment_loops.js";
import { details } from "./parts.js";

/**
 * @param {Snapshot} now
 * @param {Snapshot | null} before
 */
export function renderAccount(now, before) {
  const { picked } = now.state;
  const isPickNew = before?.state.picked !== picked;
  if (now.answer === before?.answer && !isPickNew) return;
  hideTooltip();
  details.hidden = !picked;
  byId("list").hidden = Boolean(picked);
  openAccount(now);
  if (!isPickNew || !picked) return;
  // The account begins at the top of the panel; the legend waits above it.
  const panel = details.closest("aside");
  if (!isNarrow.matches && panel) panel.scrollTop = byId("legend").offsetHeight;
  else if (before) details.scrollIntoView({ block: "start" });
}

/** @param {Snapshot} now */
function openAccount(now) {
  const { loop, payments, company, deal, cell } = now.state.picked ?? {};
  if (now.loop) openLoop(now.loop, now);
  else if (loop) openMissingLoop(loop, now);
  else if (payments) openPayments(payments, now);
  else if (company) openCompany(companyCalled(company), now);
  else if (deal) {
    const picked = dataset.dealById.get(deal);
    if (picked) openDeal(picked, now);
  } else if (cell) {
    const [payer = "", payee = ""] = cell;
    openCell(companyCalled(payer), companyCalled(payee), now);
  }
}

/**
 * Unfold the answers on a loop while they are printed, and fold them again as they were.
 *
 * @param {boolean} isPrinting
 */
export function unfoldAnswers(isPrinting) {
  for (const folded of details.querySelectorAll("details.answers")) {
    if (!(folded instanceof HTMLDetailsElement)) continue;
    if (isPrinting) folded.dataset.wasOpen = folded.open ? "yes" : "";
    folded.open = isPrinting || folded.dataset.wasOpen === "yes";
  }
}
