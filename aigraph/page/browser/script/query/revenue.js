// The newest yearly revenue that a company had reported by a day.

/** @import { Company, Revenue } from "../types.js" */

/**
 * @param {Company} company
 * @param {string} day
 * @returns {Revenue | null} Null if none is on record.
 */
export const revenueOn = ({ revenues }, day) => (revenues ?? []).findLast((each) => each.day <= day) ?? null;
