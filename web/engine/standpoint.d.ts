// The program as the page sees it: what Emscripten's script exports, and the shapes of what it takes and returns. A call `name` is the
// export sp_name (src/wasm/exports.cpp) without its first argument, the app. Text and bytes are passed as address and length
// (bridge.js). What is JSON on its way is described here as the value that it holds.
import type { PointerKind, PointerPhase, Surface, Colours, Takeaway, Presenting, ROLES } from './boundary.js';

type NumberIn<Enumeration> = Enumeration[keyof Enumeration];
/** Bits of Report. */
type Report = number;

/** Input that changes something. */
export interface Inputs {
  report(): Report;
  deferred(isHere: boolean): Report;
  viewport(widthPx: number, heightPx: number, deviceWidthPx: number, deviceHeightPx: number, deviceRatio: number, textScale: number,
    coarsePointer: boolean): Report;
  prefers_dark(dark: boolean): Report;
  reduced_motion(reduced: boolean): Report;
  colours(colours: NumberIn<typeof Colours>, forced: Uint8Array | ''): Report;
  context_restored(): Report;
  pointer(phase: NumberIn<typeof PointerPhase>, kind: NumberIn<typeof PointerKind>, xPx: number, yPx: number): Report;
  zoom(xPx: number, yPx: number, factor: number): Report;
  ease_zoom(xPx: number, yPx: number, factor: number): Report;
  pan(dxPx: number, dyPx: number): Report;
  activate(id: string): Report;
  set_value(id: string, value: number): Report;
  set_text(id: string, text: string, done: boolean): Report;
  hover(id: string): Report;
  focus(id: string): Report;
  scroll(id: string, topPx: number): Report;
  replace_state(query: string): Report; // leaves notices as text
  set_theme(theme: number): Report;
  tick(): Report;
  stop(): Report;
  start_quiz(seed: number): Report;
  present(presenting: NumberIn<typeof Presenting>): Report;
  go_to_step(step: number): Report;
  set_playing(playing: boolean): Report;
}

/** What answers with a number or a truth (1 or 0), or with nothing. */
export interface Questions {
  output(): number;
  output_size(): number;
  add_font(serif: boolean, semibold: boolean, bytes: Uint8Array): number;
  load_story(bytes: Uint8Array, query: string): number; // leaves errors or notices as text
  set_messages(bytes: Uint8Array): number;
  set_map(bytes: Uint8Array): number;
  context_lost(): void;
  surface_at(xPx: number, yPx: number): NumberIn<typeof Surface>; // leaves the region's id as text
  key(key: number, ctrl: boolean, alt: boolean, shift: boolean, id: string): number;
  draw_card(): void;
  draw_picture(deviceRatio: number): void;
  theme(): number;
  ms_per_stop(): number;
  presenting(): NumberIn<typeof Presenting>;
  frame(nowMs: number): Report;
  least_height(): number;
  scroll_target(): number;
}

/** What answers with text or a file. */
export interface Texts {
  page_request(page: string): void; // a PageRequest, or ''
  takeaway(kind: NumberIn<typeof Takeaway>, everything: boolean, deviceRatio: number, separator: number): void;
  takeaway_name(kind: NumberIn<typeof Takeaway>, everything: boolean, deviceRatio: number): void;
  query(): void;
  tree(): void; // a TreeRoot
  speaker_notes(): void; // SpeakerNotes, or an empty object
  surface_at(xPx: number, yPx: number): void;
}

export type Calls = Inputs & Questions & Omit<Texts, 'surface_at'>;

export interface TreeNode {
  id: string;
  role: (typeof ROLES)[number];
  name?: string;
  value?: string;
  hint?: string;
  lang?: string;
  /** x, y, width, height on the stage, px. */
  rect: [number, number, number, number];
  pressed?: boolean;
  invalid?: boolean;
  search?: boolean;
  disabled?: boolean;
  level?: number;
  now?: number;
  max?: number;
  options?: string[];
  contentHeight?: number;
  children?: TreeNode[];
}

/** What the program asks the page to do; the sentences are in the reader's language. */
export type PageRequest = { blocked: string; close: string; done: string } & (
  | { kind: 'picture'; name: string; failed: string; width: number; height: number }
  | { kind: 'link' | 'citation'; plain: string; html: string }
);

export interface StepNotes {
  title: string;
  text: string;
  notes: string;
  quote: string;
  speaker: string;
  question: string;
  date: string;
}

export interface SpeakerNotes {
  story: string;
  headline: string;
  step: number;
  count: number;
  current: StepNotes;
  next?: StepNotes;
}

/** The instance that Emscripten's script makes. */
export type StandpointModule = {
  HEAPU8: Uint8Array<ArrayBuffer>; // another one whenever the heap has grown
  _sp_alloc(size: number): number;
  _sp_free(address: number): void;
  _sp_create(canvas: number, length: number): number;
} & { [Name in keyof Calls as `_sp_${Name}`]: (...numbers: number[]) => number };

export default function createStandpoint(options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
}): Promise<StandpointModule>;
