// Records as comma-separated values.

/** @typedef {Record<string, string | number | null>} Row */

/** @param {Row[]} rows All with the same keys. */
export function csvText(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return rows.length ? `${lines.map((line) => line.map(cellText).join(",")).join("\n")}\n` : "";
}

/**
 * A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text.
 *
 * @param {string | number | null} value
 */
function cellText(value) {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
