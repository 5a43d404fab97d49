// What kind of screen and reader the page has.

/** As the style sheet has it: the panel is below the picture. A short window has it beside the picture. */
export const isNarrow = matchMedia("(max-width: 759px) and (min-height: 541px), (max-width: 559px)");

/** As the style sheet has it: wide and short, as a phone held sideways. Words and tools lie below the picture. */
export const isShort = matchMedia("(min-width: 560px) and (max-height: 540px)");

export const prefersReducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
