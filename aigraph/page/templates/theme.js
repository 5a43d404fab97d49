// Light and dark, and the colours and the typeface of the style sheet for what is drawn.

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
let theme = null;

const isDark = () => root.dataset.theme === "dark";

function dress(printing = false) {
  root.dataset.theme = !printing && (theme ?? (prefersDark.matches ? "dark" : "light")) === "dark" ? "dark" : "light";
  byId("theme").textContent = isDark() ? "Light" : "Dark";
}

// The fonts of the page, for a picture that leaves it.
const fontFaces = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText).join("\n");

const colours = () => {
  const styles = getComputedStyle(root);
  return (name) => styles.getPropertyValue(`--${name}`).trim();
};

function faded(hex, opacity) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${opacity})`;
}

dress();
