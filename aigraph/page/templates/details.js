// Accounts in the side panel: a loop leg by leg, a company, a deal, a cell; each deal with its events and their sources.

const details = byId("details");

function open(heading, ...content) {
  details.replaceChildren(heading, ...content.filter(Boolean));
  details.hidden = false;
  byId("list").hidden = true;
}

function facts(pairs) {
  const list = make("dl", "pairs");
  for (const [term, value] of pairs) if (value) list.append(make("dt", "", term), make("dd", "", value));
  return list;
}

function bar(words, ...steps) {
  return make("div", "bar", button("back", "‹ All loops", () => change({ picked: null })), make("span", "quiet", words), ...steps);
}

function citation(source, locator) {
  const grade = make("span", "grade", source.grade);
  grade.title = `grade ${source.grade}: ${story.grades[source.grade] ?? ""}`;
  return make("span", "source",
    link(source.url, source.title || source.publisher), " ",
    source.publisher ? isolate(source.publisher) : "",
    source.published ? `, ${source.published}` : "",
    locator ? `, ${locator}` : "", " ", grade);
}

function eventItem(event) {
  const { source } = event;
  const said = make("li", "event",
    make("span", "when", dayText(event.date)), " ",
    make("span", "state", plain(event.status)),
    isKnown(event.amount) ? `, ${money(event.amount)}` : "",
    isKnown(event.paid) ? `, ${money(event.paid)} paid` : "",
  );
  if (event.reported) said.append(make("q", "reported", isolate(event.reported)));
  if (source) said.append(citation(source, event.locator));
  return said;
}

const arrowWords = (payer, payee) => ring([payer, payee]);

function dealCard(arrow) {
  const { deal } = arrow;
  const head = button(`deal-name ${deal.deal_class}`, [
    make("span", "verb", `${plain(deal.instrument)} · ${deal.deal_class}`), make("b", "", money(arrow.amount)),
  ], () => change({ picked: { deal: deal.id } }));
  const notes = [
    `${statusOf(arrow)} since ${dayText(arrow.since)}`,
    deal.start || deal.end ? `term ${deal.start ?? "?"} to ${deal.end ?? "?"}` : "",
    story.bases[deal.basis],
    deal.recorded ? `recorded as ${deal.recorded.map(({ name }) => name).join(" → ")}` : "",
    deal.tied_to.length ? `to be spent at ${deal.tied_to.map(({ name }) => name).join(", ")}` : "",
    `what comes back: ${deal.comes_back}`,
  ].filter(Boolean).join(" · ");
  return make("article", "deal", head,
    deal.title ? make("p", "title", deal.title) : "",
    make("p", "quiet", notes),
    make("ul", "events", ...arrow.told.map(eventItem)));
}

const partner = (arrow) => make("p", "partner", arrowWords(arrow.payer, arrow.payee));

function group(title, arrows) {
  if (!arrows.length) return null;
  return make("section", "", make("h3", "", title), ...arrows.flatMap((arrow) => [partner(arrow), dealCard(arrow)]));
}

const sameAmount = (one, other) => one.low === other.low && one.central === other.central && one.high === other.high;

function openLoop(loop) {
  const isSmallest = (leg) => isKnown(leg.amount) && sameAmount(leg.amount, loop.amount);
  const legs = loop.legs.map((leg) => make("li", isSmallest(leg) ? "leg smallest" : "leg",
    make("h3", "", arrowWords(leg.payer, leg.payee), make("b", "", money(leg.amount))),
    make("p", "quiet", `${statusOf(leg)} · since ${dayText(leg.since)}${isSmallest(leg) ? " · the smallest leg" : ""}`),
    ...leg.arrows.map(dealCard)));
  open(
    bar(`${now.loops.indexOf(loop) + 1} of ${now.loops.length.toLocaleString("en")}`,
      button("step", "‹ Previous", () => step(-1)), button("step", "Next ›", () => step(1))),
    make("h2", "", ring([...loop.companies, loop.companies[0]])),
    make("p", "told", tellLoop(loop)),
    facts([
      ["Kind", plain(loop.kind)], ["Bottleneck", money(loop.amount)], ["Weakest status", statusOf(loop)],
      ["Complete since", dayText(loop.since)],
    ]),
    evidencePart(loop),
    make("ol", "legs", ...legs),
  );
}

// A loop that was asked for may not stand on this day, at this certainty, under these filters.
function openMissing({ loop }) {
  open(
    bar("Loop"),
    make("h2", "", isolate(loop)),
    make("p", "told", `This loop does not stand ${tellScope(state)}${isFiltered() ? ", under these filters" : ""}. `
      + "Another day, a weaker certainty or fewer filters may show it."),
  );
}

const isFiltered = () => state.without.size > 0 || state.unseen.size > 0 || !sameSet(state.layers, opening.layers);

function openCompany(company) {
  const own = now.loops.filter((loop) => loop.companies.includes(company));
  const [out, back] = [
    now.arrows.filter(({ payer }) => payer === company), now.arrows.filter(({ payee }) => payee === company),
  ];
  const part = (title, arrows) => (arrows.length ? group(`${title} (${arrows.length})`, arrows) : null);
  open(
    bar("Company"),
    make("h2", "", isolate(company.name)),
    facts([
      ["What it is", [...rolesOf(company), company.kind].join(", ")],
      ["Country", company.country], ["Ticker", company.ticker],
      ["Also known as", (company.known_as ?? []).join(", ")], ["With", (company.members ?? []).join(", ")],
    ]),
    out.length + back.length ? null : make("p", "told", `No deal of its own ${tellScope(state)}.`),
    own.length ? make("section", "", make("h3", "", `On ${count(own.length, "loop")}`),
      make("ul", "plain", ...own.slice(0, 12).map((loop) => make("li", "",
        button("inline", ring([...loop.companies, loop.companies[0]]), () => pickLoop(loop)))),
      own.length > 12 ? make("li", "quiet", `and ${own.length - 12} smaller ones`) : "")) : null,
    part("Gives", out),
    part("Gets", back),
  );
}

function openDeal(deal) {
  const arrow = now.arrowOf.get(deal);
  const last = deal.phases.findLast((phase) => phase.since.size);
  if (!arrow) {
    open(bar("Deal"), make("h2", "", arrowWords(last.payer, last.payee)),
      make("p", "told", `${deal.title || deal.id}: this deal does not stand ${tellScope(state)}. What was told of it:`),
      make("ul", "events", ...deal.told.filter(({ day }) => day <= state.day).map(eventItem)));
    return;
  }
  const pair = [arrow.payer, arrow.payee];
  const others = now.arrows.filter((other) => other !== arrow);
  const same = others.filter((other) => deal.package && other.deal.package === deal.package);
  const beside = others.filter((other) => !same.includes(other) && pair.includes(other.payer) && pair.includes(other.payee));
  open(
    bar("Deal"),
    make("h2", "", arrowWords(...pair)),
    make("p", "told", `${tellArrow(arrow)}.`),
    dealCard(arrow),
    group("In the same agreement", same),
    group("Other deals between the two", beside),
  );
}

function openCell(payer, payee) {
  const between = (one, other) => now.arrows.filter((arrow) => arrow.payer === one && arrow.payee === other);
  const [there, back] = [between(payer, payee), between(payee, payer)];
  open(
    bar("Deals of two companies"),
    make("h2", "", arrowWords(payer, payee)),
    there.length ? null : make("p", "told", `No deal ${tellScope(state)}.`),
    there.length ? make("p", "told", `${tellLeg(legOf(payer, payee, there))}.`) : null,
    ...there.map(dealCard),
    group("The other way", back),
  );
}
