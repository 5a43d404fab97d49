// The table of all deals: sorted by a click on a heading, filtered by what the reader looks for.

const COLUMNS = {
  From: { sort: ({ payer }) => fold(payer.name) },
  does: { sort: ({ deal }) => deal.verb },
  To: { sort: ({ payee }) => fold(payee.name) },
  Amount: { sort: ({ amount }) => (isKnown(amount) ? worth(amount) : -1), number: true },
  Status: { sort: ({ status }) => status, number: true },
  Since: { sort: ({ since }) => since },
  What: { sort: ({ deal }) => fold(deal.title ?? ""), wide: true },
  Sources: { sort: ({ told }) => new Set(told.map(({ source }) => source)).size, number: true },
};
let order = { column: "Amount", down: true };

const headings = byId("table").querySelector("thead tr");
for (const [column, { number, wide }] of Object.entries(COLUMNS)) {
  const heading = make("th", [number && column === "Amount" ? "number" : "", wide ? "wide" : ""].join(" ").trim(),
    button("sort", column, () => {
      order = { column, down: order.column === column ? !order.down : Boolean(number) };
      tabulate();
    }));
  heading.scope = "col";
  headings.append(heading);
}

function sortedDeals() {
  const key = COLUMNS[order.column].sort;
  const words = soughtWords();
  const text = ({ deal, payer, payee, ...arrow }) => fold([
    calledLike[payer.at], calledLike[payee.at], deal.id, deal.title ?? "", deal.verb, plain(deal.instrument), deal.deal_class,
    statusOf(arrow), arrow.since,
  ].join(" "));
  return now.arrows
    .filter((arrow) => words.every((sought) => text(arrow).includes(sought)))
    .map((arrow) => [key(arrow), arrow])
    .sort(([one, a], [other, b]) => (order.down ? -1 : 1)
      * (typeof one === "number" ? one - other : one.localeCompare(other, "en")) || a.deal.at - b.deal.at)
    .map(([, arrow]) => arrow);
}

function sourcesOf(arrow) {
  const cited = [...new Set(arrow.told.map(({ source }) => source))].filter(Boolean);
  return cited.map((source) => {
    // What stands in brackets after a publisher is told in the account of the deal.
    const element = link(source.url, (source.publisher || source.title).split(" (")[0]);
    element.title = [source.title, source.publisher].filter(Boolean).join(", ");
    return make("div", "cited", element);
  });
}

function dealRow(arrow) {
  const { deal } = arrow;
  const opener = button("inline", isolate(arrow.payer.name), () => change({ picked: { deal: deal.id } }));
  opener.dataset.key = `deal ${deal.id}`;
  opener.setAttribute("aria-label", `${tellArrow(arrow)}: show its events`);
  const from = make("th", "", opener);
  from.scope = "row";
  const row = make("tr", state.picked?.deal === deal.id ? "picked" : "",
    from,
    make("td", `verb ${deal.deal_class}`, deal.verb),
    make("td", "", isolate(arrow.payee.name)),
    make("td", "number", money(arrow.amount)),
    make("td", "", statusOf(arrow)),
    make("td", "day", dayText(arrow.since)),
    make("td", "wide", deal.title ?? ""),
    make("td", "", ...sourcesOf(arrow)));
  row.dataset.deal = deal.id;
  return row;
}

function tabulate() {
  const those = sortedDeals();
  byId("table").querySelector("tbody").replaceChildren(...those.map(dealRow));
  [...headings.cells].forEach((heading) => {
    const here = heading.textContent === order.column;
    heading.setAttribute("aria-sort", here ? (order.down ? "descending" : "ascending") : "none");
  });
  const whole = now.arrows.length;
  byId("table").querySelector("caption").textContent = `${those.length < whole ? `${those.length} of ${whole}` : `All ${whole}`} deals `
    + `${tellScope(state)}. Select a row for its events and their wording.`;
}

byId("table").querySelector("tbody").addEventListener("click", (event) => {
  const row = event.target.closest("tr");
  if (row && !event.target.closest("a, button")) change({ picked: { deal: row.dataset.deal } });
});
