// How this page says, saves and draws what it holds: sentences, records and lines, with the unit of its amounts.

/** @import { Amount } from "../types.js" */

import { LineStyle } from "../geometry/line_style.js";
import { Narrator } from "../language/sentences.js";
import { RecordMaker } from "../query/records.js";
import { StepFinder } from "../query/steps.js";
import { dataset } from "./dataset.js";

export const narrator = new Narrator(dataset);
export const { amounts } = narrator;

/** @param {Amount} amount */
export const money = (amount) => amounts.money(amount);

export const records = new RecordMaker(dataset, amounts);

export const stepFinder = new StepFinder(dataset);

export const lineStyle = new LineStyle(dataset.encoding, amounts.unit);
