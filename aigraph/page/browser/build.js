// Bundles script and style into the files that ship: `npm run build` writes them, a test compares them.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of what ships. */
export const BUNDLE = join(here, "..", "bundle");

/**
 * Bundle without writing anything: the text of each file by its name.
 *
 * @returns {Map<string, string>}
 */
export function bundles() {
  const { outputFiles } = buildSync({
    absWorkingDir: here,
    entryPoints: ["script/page.js", "script/unpack.js", "style/page.css"],
    outdir: BUNDLE,
    entryNames: "[name]",
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome116", "firefox115", "safari17"],
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(BUNDLE.length + 1), text]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(BUNDLE, { recursive: true });
  for (const [name, text] of bundles()) {
    writeFileSync(join(BUNDLE, name), text);
    console.log(`${name}: ${text.length.toLocaleString("en")} characters`);
  }
}
