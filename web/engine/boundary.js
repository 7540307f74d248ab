// What the page and the program both have to know: the numbers, names and limits of the C++ side.

// --- Keys of the address, by the part of the view that they stand for ---

export const TIME_KEYS = /** @type {const} */ (['time', 'clock']);
export const SELECTION_KEYS = /** @type {const} */ (['question', 'party', 'person', 'quote', 'event']);
export const READING_KEYS = /** @type {const} */ (['thread', 'lens', 'step']);
export const SETTING_KEYS = /** @type {const} */ (['theme', 'controls']);
/** Not for hosts: a stage and a quiz belong to the page. */
export const MODE_KEYS = /** @type {const} */ (['present', 'quiz']);

// --- Enumerations ---

/** When the program wants a frame. */
export const FrameDue = { none: 0, soon: 1, now: 2 };

/** What lies under a point, as far as gestures are concerned. */
export const HitTarget = { page: 0, mapGround: 1, mapTarget: 2, scrubber: 3, grip: 4, target: 5 };

export const PointerPhase = { move: 0, down: 1, up: 2, cancel: 3, leave: 4 };

/** By the names of PointerEvent.pointerType. */
export const PointerKind = { mouse: 0, touch: 1, pen: 2 };

/** By the names of KeyboardEvent.key; a key's number is its place. */
export const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', '+', '-', ' ', 'Escape', '0'];

/** Where the colours come from. */
export const Colours = { theme: 0, moreContrast: 1, forced: 2, print: 3 };

/** A theme's number is its place. */
export const THEMES = /** @type {const} */ (['system', 'light', 'dark']);

export const Presenting = { no: 0, speaker: 1, kiosk: 2 };

/** What a reader can take away. */
export const Takeaway = { picture: 0, drawing: 1, quotes: 2, positions: 3, data: 4 };

/** Roles of the accessible tree. */
export const ROLES = /** @type {const} */ ([
  'group', 'heading', 'text', 'status', 'button', 'toggle', 'radio', 'radio_group', 'select', 'slider', 'text_field', 'map', 'list', 'list_item',
  'quotation', 'table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell',
]);

// --- Names and limits ---

/** The colours of a theme, as the style sheet names them, in the order in which the program takes them. */
export const TOKENS = ['paper', 'ink', 'soft-ink', 'rule', 'sea', 'land', 'member-land', 'border', 'coast', 'hatch', 'focus'];

/** Languages of the interface, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', uk: 'Українська' };

/** Of the number that a draw of the quiz has in the address. */
export const MAX_QUIZ_SEED = 9999;

/** Letters in a value that a host sets. */
export const MAX_HOST_VALUE_LETTERS = 300;
