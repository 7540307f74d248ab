import type { StandpointView } from './view.js';
export type { StandpointView };

export interface StandpointEventMap {
  'standpoint-ready': CustomEvent<StandpointView>;
  'standpoint-state': CustomEvent<StandpointView>;
  'standpoint-select': CustomEvent<Pick<StandpointView, 'question' | 'party' | 'person' | 'quote' | 'event'>>;
  'standpoint-time': CustomEvent<Pick<StandpointView, 'time' | 'clock'>>;
  'standpoint-error': CustomEvent<{ message: string }>;
}

/** `<standpoint-story src="…/embed.html" question="…" theme="dark" lang="de" label="…">` */
export class StandpointStory extends HTMLElement {
  /** Null until the story runs. */
  readonly state: StandpointView | null;
  /** Starts now, without waiting to come near the visible part of the page. */
  start(): void;
  /** Chooses a view; what is left out is as the story opens. */
  set(view: StandpointView): void;
  /** The state; rejects while the story has not started, and when it is taken out of the page. */
  get(): Promise<StandpointView>;
  addEventListener<K extends keyof StandpointEventMap>(
    type: K,
    listener: (this: StandpointStory, event: StandpointEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'standpoint-story': StandpointStory;
  }
}

/** What the story's frame says to its host, for hosts without the element. Check `event.source` against the frame. */
export type StandpointMessageOut = { sentinel: 'standpoint'; v: 1 } & (
  | { type: 'height'; payload: { height: number } } // CSS px
  | { type: 'ready' | 'state'; payload: StandpointView }
  | { type: 'select'; payload: Pick<StandpointView, 'question' | 'party' | 'person' | 'quote' | 'event'> }
  | { type: 'time'; payload: Pick<StandpointView, 'time' | 'clock'> }
  | { type: 'error'; payload: { message: string } }
);

/** What a host of an allowed origin may say to it. Anything else is left alone and counted. */
export type StandpointMessageIn = { sentinel: 'standpoint'; v: 1 } & (
  | { type: 'set'; payload: StandpointView } // at most 300 letters a value; answered by "state" when the view has changed
  | { type: 'get' } // answered by "state"
);
