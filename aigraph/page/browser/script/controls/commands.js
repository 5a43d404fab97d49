// What a key and a button both do.

import { change, snapshot } from "../context/store.js";
import { byId } from "../dom/elements.js";
import { reframe } from "../network/picture.js";
import { zoom } from "../network/viewport.js";

const NEARER = 1.25;
const FARTHER = 0.8;

export const zoomIn = () => zoom(NEARER);
export const zoomOut = () => zoom(FARTHER);
export const frameNow = () => reframe();
export const toggleEveryone = () => change({ everyone: !snapshot().state.everyone });
export const toggleRevenue = () => change({ size: snapshot().state.size ? "" : "revenue" });
export const openHelp = () => byId("help", HTMLDialogElement).showModal();
