/** The nouns of the script. */

/** Whole numbers of the dataset's unit: low, central and high, of which the last two may be unknown. */
export interface Amount {
  low: number;
  central: number | null;
  high: number | null;
}

export interface Company {
  at: number;
  id: string;
  name: string;
  /** Its place among the companies of the picture, the most important first; null for one that is never drawn. */
  rank: number | null;
  tint: string;
  kind: string | null;
  roles: string[] | null;
  country: string | null;
  ticker: string | null;
  known_as: string[] | null;
  members: string[] | null;
  /** The yearly revenues that it reported, oldest first. */
  revenues: Revenue[] | null;
}

/** A yearly revenue, from the day on which it was the newest. */
export interface Revenue {
  day: string;
  period: string;
  usd_bn: number;
  source: Source | null;
}

export interface Instrument {
  instrument: string;
  deal_class: string;
  layer: string;
  verb: string;
  counter_leg: string;
}

export interface Source {
  title: string;
  grade: string;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

/** A stretch of days over which a deal does not change. Without a day in `since` it is not drawn. */
export interface Phase {
  day: string;
  payer: Company;
  payee: Company;
  status: number;
  /** The day since which it has stood at each level that sees it. */
  since: Map<string, string>;
  /** What is contracted, due and paid from day to day, at each level that sees it. */
  curves: Map<string, Curves>;
}

/** A sum on a day, from which it goes on in a straight line to the next, bent by a coefficient for each end. */
export interface Knot {
  day: number;
  amount: Amount;
  bends: number[] | null;
}

export type Curve = Knot[];

export interface Curves {
  contracted: Curve;
  due: Curve;
  paid: Curve;
}

/** What of a deal, a leg or a loop is contracted, due and paid, in the unit of the curves. */
export interface Sizes {
  contracted: Amount;
  due: Amount;
  paid: Amount;
}

/** What is stated of all contracts of a pair together, from a day on. */
export interface Floor {
  day: number;
  contracted: Amount;
  due: Amount;
}

/** A deal that contains others, and the most that they are together from days on. */
export interface Umbrella {
  steps: { day: number; high: number | null }[];
}

/** The most that the parts of an umbrella are together on a day. */
export interface Ceiling {
  umbrella: Umbrella;
  high: number | null;
}

/** What one source said about a deal. */
export interface DealEvent {
  /** The day from which it counts. */
  day: string;
  /** The date as it was reported, which may be vague. */
  date: string;
  status: string;
  source: Source | undefined;
  amount: Amount;
  paid: Amount;
  reported: string | null;
  locator: string | null;
}

export interface Deal extends Instrument {
  at: number;
  id: string;
  title: string | null;
  phases: Phase[];
  events: DealEvent[];
  package: string | null;
  start: string | null;
  end: string | null;
  basis: string;
  tied_to: Company[];
  /** The ends under which it was recorded, where it is drawn between others. */
  recorded: [Company, Company] | null;
  /** The umbrellas that contain it, the innermost first. */
  umbrellas?: Umbrella[];
}

export interface Evidence {
  flag: string;
  answer: string;
  source: Source | undefined;
  about: string;
  reported: string | null;
  locator: string | null;
}

/** Which deals a leg carries: those of a class, or those of the first layer that has any. */
export interface LegSort {
  deal_class?: string;
  layers?: string[];
}

/** What the first leg, the legs between and the last leg of a kind of loop carry: names of sorts. */
export type Shape = [first: string, between: string, last: string];

/** How deals are drawn as lines, in pixels of the picture; the numbers are those of the figures. */
export interface LineEncoding {
  thin: number;
  thick: number;
  width_per_root: number;
  gap: number;
  single: number;
  dashes: Record<string, [number, number]>;
  heads: Record<string, string>;
  /** Outlines of heads ten pixels long, tip at the origin, pointing right. */
  outlines: Record<string, string>;
}

/** The signs of companies and sums. */
export interface SignEncoding {
  /** Signs of groups of companies and of classes of sums, of radius ten about (0, 0). */
  company_signs: Record<string, string>;
  sum_signs: Record<string, string>;
  /** The radius of the sign of a company: a share of the height of its box, the least and the most. */
  sign_radius: [number, number, number];
  /** Where several sums of a cell stand, in shares of the cell from its middle. */
  sum_positions: [number, number][];
  /** How many companies a matrix shows at first. */
  matrix_companies: number;
}

export type Encoding = LineEncoding & SignEncoding;

/** What the page shows when it opens, and the limits of its search. */
/** Messages in a language, by their English words. */
export type Catalogue = Record<string, string>;

export interface Opening {
  /** The language in which the page opens. */
  lang: string;
  day: string;
  level: string;
  layers: string[];
  kinds: string[];
  max_length: number;
  max_loops: number;
  /** Kind and name of the loops that are listed, where they were chosen; null for all that are found. */
  only: string[] | null;
  highlighted: string[];
  /** What is contracted net of incentives, in words, by the name of the loop. */
  nets: Record<string, string>;
  shown: number;
  core: number;
  companies: number;
}

/** What a saved file says of where it comes from. */
export interface Origin {
  title: string;
  definition: string;
  data_version: string;
  tool: string;
}

/** Columns under their headings. */
export type Table = Record<string, unknown[]>;

/** The data as Python writes them into the page. */
export interface Payload {
  decimals: number;
  /** The decimals of what is due and paid on a day. */
  curve_decimals: number;
  curves: unknown[];
  floors: unknown[];
  ceilings: unknown[];
  days: string[];
  undated: string;
  levels: Record<string, string>;
  statuses: string[];
  drawn_statuses: string[];
  layers: string[];
  kinds: string[];
  instruments: Table;
  companies: Table;
  deals: Table;
  sources: Table;
  evidence: Table;
  flags: Record<string, string>;
  subjects: Record<string, string>;
  answers: string[];
  grades: Record<string, string>;
  bases: Record<string, string>;
  /** What technical words mean, by word. */
  glossary: Record<string, string>;
  name_endings: string[];
  shapes: Record<string, Shape>;
  leg_sorts: Record<string, LegSort>;
  encoding: Encoding;
  sentences: Record<string, string>;
  /** For each language but English its messages, and the names of companies by their ids. */
  catalogues: Record<string, Catalogue>;
  company_names: Record<string, Record<string, string>>;
  /** What each language calls itself. */
  language_names: Record<string, string>;
  money: MoneyUnit;
  opening: Opening;
  origin: Origin;
}

/** The unit in which amounts are written: US$ billions, or that of a table. */
export interface MoneyUnit {
  /** What stands before a figure. */
  sign: string;
  /** What stands behind a figure. */
  word: string;
  /** What a heading calls it. */
  name: string;
  /** How much of the currency it is. */
  scale: number;
  /** How many of it make a billion of the data's files. */
  per_bn: number;
  /** Whether small amounts are written in it too. */
  is_stated: boolean;
  /** What a column of billions is called in files. */
  column: string;
  /** Amounts in the legend: words and size. */
  samples: [string, number][];
}

/** The data as the script looks them up. */
export interface Dataset extends Omit<
  Payload,
  "instruments" | "companies" | "deals" | "sources" | "evidence" | "curves" | "floors" | "ceilings"
> {
  /** By payer, payee and class. */
  floors: Map<string, Floor[]>;
  instruments: Instrument[];
  companies: Company[];
  companyById: Map<string, Company>;
  deals: Deal[];
  dealById: Map<string, Deal>;
  sources: Source[];
  evidence: Evidence[];
}

/** A deal as it stands on a day, at a level. */
export interface Arrow {
  deal: Deal;
  payer: Company;
  payee: Company;
  status: number;
  /** What its amount counts. */
  money: "contracted" | "paid";
  amount: Amount;
  since: string;
  /** Its events up to that day. */
  events: DealEvent[];
  /** What of it is contracted, due and paid on that day. */
  counted: () => Sizes;
  /** The umbrellas that contain it, the innermost first. */
  ceilings?: Ceiling[];
}

export interface Leg {
  payer: Company;
  payee: Company;
  arrows: Arrow[];
  amount: Amount;
  status: number;
  since: string;
  /** The same for legs that carry the same deals. */
  key: string;
}

/** Companies in a circle, and what goes from each of them to the next: a loop, or a loop of single payments. */
export interface Ring {
  name: string;
  companies: Company[];
  legs: Pick<Leg, "payer" | "payee" | "arrows">[];
}

/** When a payment was made: its day, and the time of day where the table has one. */
export interface Moment {
  deal: string;
  day: string;
  time: string;
}

/** A ring of companies as a loop of one kind. */
export interface Form {
  kind: string;
  roots: Company[];
  legs: Leg[];
  name: string;
  amount: Amount;
  status: number;
  since: string;
}

export interface Loop {
  /** The first is the one that the loop is written from and measured by. */
  forms: Form[];
  kinds: string[];
  legs: Leg[];
  companies: Company[];
  name: string;
  amount: Amount;
  status: number;
  since: string;
  /** The names of the direct loops that stand on fewer of its companies; none if it is direct. */
  detourOf: string[];
  sizes: Sizes;
}

/** Which deals count. */
export interface Question {
  day: string;
  level: string;
  layers: Set<string>;
  /** Instruments that are left out. */
  without: Set<string>;
  /** Statuses that are left out. */
  unseen: Set<string>;
}

/** What follows from a question. */
export interface Answer {
  arrows: Arrow[];
  arrowOf: Map<Deal, Arrow>;
  loops: Loop[];
  /** Whether the search stopped before its end. */
  cut: boolean;
  /** The companies at the ends of the arrows, the most important first. */
  companies: Company[];
  /** The deals on any loop. */
  looped: Set<Deal>;
}

/** What the reader has picked: a loop by name, a loop of single payments by its deals, a company, a deal, or a cell of the matrix. */
export interface Pick {
  loop?: string;
  payments?: string[];
  company?: string;
  deal?: string;
  cell?: string[];
}

/** The whole state of the page; the address says it. */
export interface State extends Question {
  kinds: Set<string>;
  view: string;
  find: string;
  /** What the discs behind companies are in proportion to: "revenue", or nothing. */
  size: string;
  /** The earlier day with which the day is compared; empty for none. */
  since: string;
  everyone: boolean;
  /** Whether the loops are listed one by one and not by family. */
  flat: boolean;
  /** Whether nothing but picture and caption is shown, in a frame on another page. */
  embed: boolean;
  /** The language of the page. */
  lang: string;
  picked: Pick | null;
}

/** The companies and deals that stand out, by number, and the words on some of the deals. */
export interface Highlight {
  companies: Set<number>;
  deals: Set<number>;
  labels: Map<number, string>;
}

/** What the page shows at one moment. */
export interface Snapshot {
  state: State;
  answer: Answer;
  /** The loop that is picked, if there is one on this day, at this level, under these filters. */
  loop: Loop | undefined;
  /** The same, or the loop of single payments that is picked, as it is drawn. */
  ring: Ring | undefined;
  highlight: Highlight | null;
  /** The answer on the earlier day that the reader compares with. */
  earlier: Answer | null;
  /** What differs since then. */
  changes: Changes | null;
}

/** A loop that differs between two days: how it was and how it is. */
export interface LoopChange {
  before: Loop | null;
  after: Loop | null;
  /** What made the difference: deals that came, ended or changed, as they are or were. */
  arrows: Arrow[];
}

/** What differs between two days. */
export interface Changes {
  appeared: LoopChange[];
  vanished: LoopChange[];
  changed: LoopChange[];
  /** Deals that stand now and did not before, and the other way. */
  came: Arrow[];
  ended: Arrow[];
}

export interface Point {
  x: number;
  y: number;
}

/** The box of a company about its middle. */
export interface Box extends Point {
  id: number;
  wide: number;
  high: number;
  font: number;
  label: string;
}

/** Direct loops that share a company; those of null share none. */
export interface Family {
  company: Company | null;
  loops: Loop[];
}

/** An amount as it stood from a day on, until the next step. */
export interface Step {
  day: string;
  status: number;
  amount: Amount;
}

/** A part of the screen, in its pixels. */
export interface Room {
  wide: number;
  high: number;
}

/** The boxes that are drawn, about the middle of the room that they fill, in pixels of the layout. */
export interface Arrangement {
  /** Pixels of the screen for each of the layout. */
  scale: number;
  boxes: Map<number, Box>;
}

/** Looks a colour of the style sheet up by its name. */
export type Colour = (name: string) => string;

export type Content = Node | string | null | undefined | false;
