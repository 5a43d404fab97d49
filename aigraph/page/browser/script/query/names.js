// Names as people type them: without case, in any script, with or without Bengali endings. The rules are those of
// aigraph/model/names.py; tests hold the two to the same names.

/** @import { Company } from "../types.js" */

const LEAST_STEM = 2;
const MOST_ENDINGS = 2;

/** @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[\s\-_]+/g, " ")
    .trim();

/**
 * Give a folded word and what is left of it without its endings, longest first.
 *
 * @param {string} word
 * @param {string[]} endings Folded.
 */
export function stems(word, endings) {
  let offered = [word];
  for (let round = 0; round < MOST_ENDINGS; round += 1) {
    offered = offered.flatMap((stem) => [stem, ...endings.map((ending) => withoutEnding(stem, ending))]);
  }
  return [...new Set(offered)].sort((one, other) => other.length - one.length);
}

/**
 * @param {string} stem
 * @param {string} ending
 */
function withoutEnding(stem, ending) {
  const isEnding = stem.endsWith(ending) && stem.length - ending.length >= LEAST_STEM;
  return isEnding ? stem.slice(0, -ending.length).trimEnd() : stem;
}

/** Finds companies by any of their names. */
export class NameIndex {
  /**
   * @param {Company[]} companies
   * @param {string[]} endings
   */
  constructor(companies, endings) {
    this.endings = endings.map(fold);
    this.names = companies.map(({ id, name, ticker, known_as: knownAs, members }) =>
      fold([id, name, ticker, ...(knownAs ?? []), ...(members ?? [])].join(" ")),
    );
  }

  /**
   * All that a company is called, folded.
   *
   * @param {Company} company
   */
  namesOf(company) {
    return this.names[company.at] ?? "";
  }

  /**
   * Split what was typed into the words to look for. An ending may be part of a name, so a stem is only an offer: the
   * longest that some company is called by is taken.
   *
   * @param {string} text
   */
  words(text) {
    return (
      fold(text)
        .split(" ")
        .filter(Boolean)
        // An ending may stand by itself after a Latin name: OpenAI-এর.
        .filter((word, at) => !at || !this.endings.includes(word))
        .map(
          (word) => stems(word, this.endings).find((stem) => this.names.some((names) => names.includes(stem))) ?? word,
        )
    );
  }
}
