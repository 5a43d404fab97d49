// The names of a loop: its companies from any of them on, joined by hyphens, or by tildes as in its id.

/** @import { Company, Loop } from "../types.js" */

/**
 * Give all the names that a ring of companies can be called by, one for each company to begin with.
 *
 * @param {Company[]} ring
 */
export const rotations = (ring) =>
  ring.map((_, at) => [...ring.slice(at), ...ring.slice(0, at)].map(({ id }) => id).join("-"));

/**
 * @param {Pick<Loop, "companies">} loop
 * @param {string} name From any company on.
 */
export const isCalled = ({ companies }, name) => rotations(companies).includes(name.replaceAll("~", "-"));

/** @param {Pick<Loop, "detourOf">} loop */
export const isDirect = ({ detourOf }) => !detourOf.length;
