// What can be read: sizes that names never fall below.

/** The size of the smallest name, in pixels of the screen. */
export const READABLE_PX = 11;

/** The room between a name and the line round it, in pixels of the layout. */
export const PADDING_PX = { x: 11, y: 6 };
