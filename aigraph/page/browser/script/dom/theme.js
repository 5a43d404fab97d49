// Light and dark, and the colours and fonts of the style sheet for what is drawn.

/** @import { Colour } from "../types.js" */

export const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** @type {"light" | "dark" | null} */
let chosen = null;

export const isDark = () => root.dataset.theme === "dark";

/** Put the chosen theme on, or the one of the machine; paper is light. */
export function applyTheme(isPrinting = false) {
  const wanted = chosen ?? (prefersDark.matches ? "dark" : "light");
  root.dataset.theme = isPrinting ? "light" : wanted;
}

/** Choose the other theme, whatever the machine has. */
export function toggleTheme() {
  chosen = isDark() ? "light" : "dark";
  applyTheme();
}

/** @param {() => void} listener */
export const onMachineTheme = (listener) => prefersDark.addEventListener("change", listener);

/** @returns {Colour} */
export function currentColours() {
  const styles = getComputedStyle(root);
  return (name) => styles.getPropertyValue(`--${name}`).trim();
}

/** The typefaces that names are measured and drawn in. */
export const typeface = () => currentColours()("typeface");

/** Names are measured when they are drawn, so their fonts have to be there. */
export const fontsLoaded = () => Promise.allSettled([...document.fonts].map((font) => font.load()));

/** The fonts of the page, for a picture that leaves it. */
export const fontFaces = () =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join("\n");

/**
 * @param {string} hex Such as #1f6fb2.
 * @param {number} opacity
 */
export function withOpacity(hex, opacity) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${opacity})`;
}
