// Imports point down the layers, and there are no circles.

const LAYERS = [
  "controls",
  "downloads",
  "panels",
  "views",
  "drawing",
  "network",
  "context",
  "geometry",
  "state",
  "query",
  "loops",
  "language",
  "data",
  "dom",
];

/** What can be tested without a page: it knows nothing of elements, and nothing of the one dataset that a page has. */
const PURE = ["geometry", "state", "query", "loops", "language", "data"];

const folder = (/** @type {string[]} */ names) => `^script/(${names.join("|")})/`;

module.exports = {
  forbidden: [
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no lost files",
      severity: "error",
      from: { orphan: true, pathNot: "\\.d\\.ts$|^script/unpack\\.js$" },
      to: {},
    },
    { name: "nothing from outside", severity: "error", from: {}, to: { pathNot: "^script/" } },
    { name: "nothing imports the page", severity: "error", from: {}, to: { path: "^script/page\\.js$" } },
    {
      name: "every folder is a layer",
      severity: "error",
      from: {},
      to: { path: "^script/[^/]+/", pathNot: folder(LAYERS) },
    },
    { name: "pure code knows no page", severity: "error", from: { path: folder(PURE) }, to: { path: folder(["dom"]) } },
    ...LAYERS.slice(1).map((layer, below) => ({
      name: `${layer} imports nothing from above`,
      severity: "error",
      from: { path: folder([layer]) },
      to: { path: folder(LAYERS.slice(0, below + 1)) },
    })),
  ],
};
