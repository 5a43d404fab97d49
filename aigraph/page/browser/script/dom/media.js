// What kind of screen and reader the page has.

/** As the style sheet has it: below this width the panel is below the picture. */
export const isNarrow = matchMedia("(max-width: 759px)");

export const prefersReducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
