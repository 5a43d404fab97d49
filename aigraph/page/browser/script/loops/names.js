// The names of a loop: its companies from any of them on, joined by hyphens.

/** @import { Company, Loop } from "../types.js" */

/**
 * Give all the names that a ring of companies can be called by, one for each company to begin with.
 *
 * @param {Company[]} ring
 */
export const rotations = (ring) =>
  ring.map((_, at) => [...ring.slice(at), ...ring.slice(0, at)].map(({ id }) => id).join("-"));

/**
 * @param {Loop} loop
 * @param {string} name From any company on.
 * @param {string | undefined} kind Undefined for any.
 */
export const isCalled = (loop, name, kind) => (!kind || loop.kind === kind) && rotations(loop.companies).includes(name);
