import type { StandpointStory } from './standpoint-story.js';

/**
 * Keeps the page's own address at what is chosen in a story, as `story-question=…` and so on, and shows at the start what the
 * address asks for. It replaces the address, and adds nothing to the history. Returns a function that ends it.
 * An `<iframe>` must be of embed.html, and be given before it has started.
 */
export function mirrorAddress(story: StandpointStory | HTMLIFrameElement, options?: { prefix?: string }): () => void;
