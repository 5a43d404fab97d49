// The page: its views, in the order in which they follow a change, and how it begins.

import { renderWith, showAddress } from "./context/store.js";
import { startClicks } from "./controls/clicks.js";
import { startKeys } from "./controls/keys.js";
import { startLanguage } from "./controls/language.js";
import { startPaperAndTheme } from "./controls/paper_and_theme.js";
import { startSwipes } from "./controls/swipe.js";
import { publish } from "./controls/public_api.js";
import { byId } from "./dom/elements.js";
import { fontsLoaded, root } from "./dom/theme.js";
import { startSaveMenu } from "./downloads/menu.js";
import { followSize, renderPicture, startPicture } from "./network/picture.js";
import { startGliding } from "./network/viewport.js";
import { renderAccount } from "./panels/account.js";
import { renderChanges, startChanges } from "./panels/changes.js";
import { startGlossary } from "./panels/glossary.js";
import { renderHeader, startHeader } from "./panels/header.js";
import { renderLegend, startLegend } from "./panels/legend.js";
import { renderLoopList } from "./panels/loop_list.js";
import { renderPaymentLoops, startPaymentLoops } from "./panels/payment_loops.js";
import { renderTour } from "./panels/tour.js";
import { renderDealTable, startDealTable } from "./views/deal_table.js";
import { renderStory } from "./panels/story.js";
import { renderMatrix } from "./views/matrix.js";
import { renderDay, startTimeline } from "./views/timeline.js";

// With a script the page is a picture with a panel beside it; without, it is a text.
root.classList.add("js");
if (innerWidth < 1000 || innerHeight < 760) byId("legend", HTMLDetailsElement).open = false;

function start() {
  startLanguage();
  startPaperAndTheme();
  startPicture();
  startClicks();
  startHeader();
  startLegend();
  startTimeline();
  startChanges();
  startPaymentLoops();
  startDealTable();
  startSaveMenu();
  startGlossary();
  startKeys();
  startSwipes();
  publish();

  // The words over the picture and the view that is open come first: the picture is framed beside them.
  renderWith([
    renderHeader,
    renderTour,
    renderPicture,
    renderDealTable,
    renderMatrix,
    renderStory,
    renderLoopList,
    renderPaymentLoops,
    renderChanges,
    renderAccount,
    renderLegend,
    renderDay,
  ]);
  addEventListener("hashchange", () => showAddress());
  showAddress(true);
  followSize();
  startGliding();
  root.dataset.drawn = "yes";
}

void fontsLoaded().then(start);
