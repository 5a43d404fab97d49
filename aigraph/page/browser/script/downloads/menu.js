// What the reader can take away: the picture as PNG and SVG, what is listed as CSV and JSON, the deals as a graph.

import { loopsListed } from "../context/actions.js";
import { dataset } from "../context/dataset.js";
import { snapshot } from "../context/store.js";
import { records } from "../context/words.js";
import { byId, make } from "../dom/elements.js";
import { shown } from "../network/library.js";
import { paint } from "../network/picture.js";
import { dealsListed } from "../views/deal_table.js";
import { csvText } from "./csv.js";
import { graphmlText } from "./graphml.js";
import { pngBlob, svgText } from "./image.js";

const KEPT_MS = 10_000;
const LONGEST_NAME = 80;

const menu = byId("save", HTMLDetailsElement);

/** @type {Record<string, () => void | Promise<void>>} */
const SAVES = {
  "copy-link": () => copyText(location.href),
  "copy-embed": () => copyText(embedCode()),
  "save-png": async () => {
    const blob = await pngBlob();
    if (blob) saveAs("png", blob);
  },
  "save-svg": () => saveText("svg", "image/svg+xml", svgText()),
  "save-deals": () => saveText("deals.csv", "text/csv", csvText(dealRecords())),
  "save-loops": () => saveText("loops.csv", "text/csv", csvText(loopsListed().map((loop) => records.loopRow(loop)))),
  "save-json": () => saveText("json", "application/json", `${JSON.stringify(listedDocument(), null, 1)}\n`),
  "save-graphml": () => {
    const { companies, arrows } = snapshot().answer;
    saveText(
      "graphml",
      "application/xml",
      graphmlText(
        companies,
        arrows.map((arrow) => records.deal(arrow)),
      ),
    );
  },
};

/**
 * Every state has an address. Where the page may not write to the clipboard, the reader copies it.
 *
 * @param {string} text
 */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    byId("link-shown").textContent = text;
    menu.open = true;
  }
}

/** The frame that shows this picture with its caption on another page. */
function embedCode() {
  const frame = make("iframe", "");
  const address = new URL(location.href);
  address.hash = `${address.hash ? `${address.hash.slice(1)}&` : ""}embed=yes`;
  frame.src = address.href;
  frame.title = dataset.origin.title;
  frame.width = "100%";
  frame.height = "520";
  frame.style.border = "0";
  return new XMLSerializer().serializeToString(frame);
}

const dealRecords = () => dealsListed().map((arrow) => records.deal(arrow));

/** The deals and loops that the search and the filters keep. */
function listedDocument() {
  const { state, answer } = snapshot();
  const listed = { loops: loopsListed(), arrows: dealsListed(), cut: answer.cut };
  return { ...records.document(state, listed), looked_for: state.find };
}

/**
 * @param {string} ending
 * @param {string} type
 * @param {string} text
 */
const saveText = (ending, type, text) => saveAs(ending, new Blob([text], { type }));

/**
 * @param {string} ending
 * @param {Blob} blob
 */
function saveAs(ending, blob) {
  const { picked, day, level } = snapshot().state;
  const what = picked?.loop ?? picked?.company ?? picked?.deal ?? "circular-deals";
  const anchor = make("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = `${what.replace(/[^\w-]+/g, "-").slice(0, LONGEST_NAME)}-${day}-${level}.${ending}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), KEPT_MS);
}

export function toggleSaveMenu() {
  menu.open = !menu.open;
  if (menu.open) byId("save-png").focus();
}

/** Close the menu; says whether it was open. */
export function closeSaveMenu() {
  const wasOpen = menu.open;
  menu.open = false;
  return wasOpen;
}

export function startSaveMenu() {
  menu.addEventListener("toggle", () => {
    // It lies over a part of the panel, which waits meanwhile.
    for (const panel of document.querySelectorAll("aside")) panel.inert = menu.open;
    // The picture may not have been drawn yet, or be too large to be drawn at all.
    if (!shown().companies.size) paint();
    for (const id of ["save-png", "save-svg"]) byId(id, HTMLButtonElement).disabled = !shown().companies.size;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) closeSaveMenu();
  });
  for (const [id, save] of Object.entries(SAVES)) {
    byId(id).addEventListener("click", () => {
      void save();
      closeSaveMenu();
    });
  }
}
