// Which loops are direct, and which are detours of them: those that stand on all companies of a direct loop and more. A
// second implementation of aigraph/loops/direct.py: tests hold the two to the same loops.

/** @import { Loop } from "../types.js" */

/**
 * Sets of companies, to be asked which of them are subsets of another set: a set-trie (Savnik 2013). Each set is a path
 * of its members in their order.
 */
class SetTrie {
  /** @type {Map<number, SetTrie>} */
  #further = new Map();
  /** @type {string[]} */
  #names = [];

  /**
   * @param {number[]} members In order.
   * @param {string} name
   */
  add([first, ...others], name) {
    if (first === undefined) {
      this.#names.push(name);
      return;
    }
    let next = this.#further.get(first);
    if (!next) this.#further.set(first, (next = new SetTrie()));
    next.add(others, name);
  }

  /**
   * @param {number[]} members In order.
   * @returns {Generator<string>} The names of the sets all of whose members are among these.
   */
  *subsets(members) {
    yield* this.#names;
    for (const [place, member] of members.entries()) {
      const next = this.#further.get(member);
      if (next) yield* next.subsets(members.slice(place + 1));
    }
  }
}

/**
 * Say of each loop which direct loops it is a detour of; none of a direct one.
 *
 * @param {Loop[]} loops
 */
export function markDetours(loops) {
  const known = new SetTrie();
  /** @type {Map<number, Loop[]>} */
  const byLength = new Map();
  for (const loop of loops) {
    const alike = byLength.get(loop.legs.length);
    if (alike) alike.push(loop);
    else byLength.set(loop.legs.length, [loop]);
  }
  for (const length of [...byLength.keys()].sort((one, other) => one - other)) {
    const alike = byLength.get(length) ?? [];
    for (const loop of alike) loop.detourOf = [...known.subsets(members(loop))].sort();
    for (const loop of alike) if (!loop.detourOf.length) known.add(members(loop), loop.name);
  }
}

/** @param {Loop} loop */
const members = ({ companies }) => companies.map(({ at }) => at).sort((one, other) => one - other);
