// Light, dark and paper. Paper is light, and takes the picture as a drawing, which is sharp at any size.

import { snapshot } from "../context/store.js";
import { byId } from "../dom/elements.js";
import { applyTheme, isDark, onMachineTheme, root, toggleTheme } from "../dom/theme.js";
import { drawSheet } from "../drawing/sheet.js";
import { gettext } from "../language/messages.js";
import { shown } from "../network/library.js";
import { paint } from "../network/picture.js";
import { unfoldAnswers } from "../panels/account.js";
import { printLoopList } from "../panels/loop_list.js";

export function switchTheme() {
  toggleTheme();
  nameOtherTheme();
  paint();
}

/** The button says which theme it puts on. */
function nameOtherTheme() {
  byId("theme").textContent = isDark() ? gettext("Light") : gettext("Dark");
}

/** @param {boolean} isPrinting */
function print(isPrinting) {
  applyTheme(isPrinting);
  nameOtherTheme();
  root.classList.toggle("printing", isPrinting);
  printLoopList(isPrinting);
  unfoldAnswers(isPrinting);
  const isDrawn = isPrinting && snapshot().state.view === "picture" && shown().companies.size > 0;
  byId("paper").replaceChildren(...(isDrawn ? [drawSheet(snapshot(), { titled: false })] : []));
  if (!isPrinting) paint();
}

export function startPaperAndTheme() {
  applyTheme();
  nameOtherTheme();
  onMachineTheme(() => {
    applyTheme();
    nameOtherTheme();
    paint();
  });
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}
