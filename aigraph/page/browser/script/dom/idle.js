// What can wait until the page stands before its reader.

const AT_LATEST_MS = 1000;
/** Where a browser does not say when it has nothing to do. */
const LATER_MS = 120;

/** @param {() => void} act */
export function whenIdle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: AT_LATEST_MS });
  else setTimeout(act, LATER_MS);
}
