// The focus stays where the reader is, though lists are written anew and panels open and close.

/** @import { Pick } from "../types.js" */

import { byId } from "../dom/elements.js";
import { paymentsName } from "../query/payments.js";

/**
 * Put the focus on what took the place of the element that had it, or on the account that opened.
 *
 * @param {Element | null} focused What had the focus before the page changed.
 * @param {Pick | null} left What was picked before.
 * @param {Pick | null} picked What is picked now.
 */
export function restoreFocus(focused, left, picked) {
  if (!(focused instanceof HTMLElement) || focused === document.body || focused.checkVisibility()) return;
  const key = focused.dataset.key ?? keyOf(left);
  const same = [...document.querySelectorAll("[data-key]")].find(
    (each) => each instanceof HTMLElement && each.dataset.key === key && each.checkVisibility(),
  );
  const next = same instanceof HTMLElement ? same : byId(picked ? "details" : "find");
  next.focus({ preventScroll: !same });
}

/** @param {Pick | null} left */
function keyOf(left) {
  if (left?.payments) return loopKey(paymentsName(left.payments));
  return left?.loop ? loopKey(left.loop) : "";
}

/**
 * The key of the entry of a loop: the same in every list.
 *
 * @param {string} name
 */
export const loopKey = (name) => `loop ${name}`;
