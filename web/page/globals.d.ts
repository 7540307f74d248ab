// What scripts of other pages, tests and measurements find on the window.

/** The running explainer; boot.js describes it. */
interface Standpoint {
  readonly version: 1;
  frames(): number;
  idle(): Promise<void>;
  query(): string;
  set(query: string): void;
  onChange(listener: () => void): void;
  pause(): void;
  draw(): void;
}

// eslint-disable-next-line no-var -- only var declares a property of globalThis
declare var standpoint: Standpoint | undefined;
// eslint-disable-next-line no-var
declare var standpointMsBetweenAddresses: number | undefined;
// eslint-disable-next-line no-var
declare var standpointHost: { ignored(): number } | undefined;
