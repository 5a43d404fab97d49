// The sheet that a drawing is on: what it shows above it, the signs and the origin below. A picture travels without its page.

const MARGIN = 26;

function wrap(words, most) {
  const lines = [""];
  for (const each of words.split(" ")) {
    if (`${lines.at(-1)} ${each}`.length > most && lines.at(-1)) lines.push(each);
    else lines[lines.length - 1] = `${lines.at(-1)} ${each}`.trim();
  }
  return lines;
}

function tellPicture() {
  const loop = loopPicked();
  if (loop) return tellLoop(loop);
  const part = (number, whole, noun) => `${number < whole ? `${number.toLocaleString("en")} of ` : ""}${count(whole, noun)}`;
  return [
    part(shown.size, now.companies.length, "company"), part(drawnEdges.size, now.arrows.length, "deal"),
    count(now.loops.length, "loop"), tellScope(state),
  ].join(", ");
}

const originOf = () => `O${tellScope(state).slice(1)}. Data ${story.page.data_version}, ${story.page.tool}.`;

function svgLegend(x, y, unit, colour) {
  const legend = draw("g", { transform: `translate(${round(x)} ${round(y)}) scale(${Math.round(unit * 1000) / 1000})`, "font-size": 12 });
  let at = 0;
  const classes = Object.keys(HEADS).filter((name) => now.arrows.some(({ deal }) => deal.deal_class === name));
  const sample = (words, drawing) => {
    legend.append(draw("g", { transform: `translate(${round(at)} 0)` }, drawing, draw("text", { x: 44, y: 4, fill: colour("ink") }, words)));
    at += 62 + words.length * 6.6;
  };
  for (const name of classes) {
    sample(name, draw("g", { fill: colour(name), stroke: colour(name) },
      draw("path", { d: "M0 0 H30", "stroke-width": 2.4 }),
      draw("path", { d: HEAD_SHAPES[HEADS[name]], transform: "translate(38 0)", stroke: "none" })));
  }
  for (const status of [...new Set(now.arrows.map((arrow) => arrow.status))].sort().reverse()) {
    const dashes = dashesOf(status, 2.4);
    sample(plain(story.statuses[status]), draw("path", {
      d: "M0 0 H38", stroke: colour("any"), "stroke-width": 2.4, "stroke-dasharray": dashes ? dashes.join(" ") : null,
    }));
  }
  for (const size of [1, 30, 300]) {
    sample(`$${size}bn`, draw("path", {
      d: "M0 0 H38", stroke: colour("any"), "stroke-width": round(widthOf({ central: size * UNIT })),
    }));
  }
  return legend;
}

// The part of the picture that is on the sheet: what is lit with the arrows that bend out of it, or all.
function frameOfSheet() {
  const boxes = [...(lit?.companies.size ? lit.companies : shown)].map(boxOf);
  const reach = MARGIN + (lit ? 150 : 0);
  const [left, right] = [
    Math.min(...boxes.map(({ x, wide }) => x - wide / 2)) - reach, Math.max(...boxes.map(({ x, wide }) => x + wide / 2)) + reach,
  ];
  const [top, bottom] = [
    Math.min(...boxes.map(({ y, high }) => y - high / 2)) - reach, Math.max(...boxes.map(({ y, high }) => y + high / 2)) + reach,
  ];
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}

function svgScene(frame, colour) {
  const arrows = now.arrows.filter(({ deal }) => drawnEdges.has(deal.at)).map((arrow) => svgArrow(arrow, colour));
  const scene = draw("g", { "clip-path": "url(#frame)" });
  scene.append(
    ...arrows.map(([line]) => line), ...[...shown].map((id) => svgBox(boxOf(id), colour)),
    ...arrows.flatMap(([, label]) => (label ? [label] : [])));
  return [draw("clipPath", { id: "frame" }, draw("rect", frame)), scene];
}

function svgPicture(titled = true) {
  const colour = colours();
  const frame = frameOfSheet();
  // Words keep their size on the sheet, however large the picture is.
  const unit = Math.max(frame.width / 1000, 0.6);
  const [told, under] = [wrap(tellPicture(), 118), wrap(`${story.page.definition} ${originOf()}`, 150)];
  const first = titled ? 56 : 24;
  const [over, below] = [(first - 10 + told.length * 20) * unit, (58 + under.length * 17) * unit];
  const [left, top, height] = [frame.x + MARGIN * unit, frame.y - over, frame.height + over + below];
  const bottom = frame.y + frame.height;
  const text = (y, size, fill, words, weight) => draw("text", {
    x: round(left), y: round(y), "font-size": round(size * unit), fill: colour(fill), "font-weight": weight,
  }, words);
  const svg = draw("svg", {
    xmlns: SVG, viewBox: [frame.x, top, frame.width, height].map(round).join(" "), width: round(frame.width / unit),
    height: round(height / unit), role: "img", "font-family": colour("typeface"),
  });
  svg.append(
    draw("title", {}, `${story.page.title}: ${tellPicture()}`),
    draw("rect", { x: frame.x, y: round(top), width: frame.width, height: round(height), fill: colour("paper") }),
    ...(titled ? [text(top + 32 * unit, 22, "ink", story.page.title, 700)] : []),
    ...told.map((words, at) => text(top + (first + at * 20) * unit, 15, "ink", words)),
    ...svgScene(frame, colour),
    svgLegend(left, bottom + 20 * unit, unit, colour),
    ...under.map((words, at) => text(bottom + (56 + at * 17) * unit, 12, "quiet", words)),
  );
  return svg;
}
