import type { Embed } from '../engine/embedder';
import type { LanguageModel } from '../engine/language-model';

/** A token of a reply while it is written. */
export interface HeardToken {
  text: string;
  /** Of the next-token distribution at T = 1, nats. */
  entropy: number;
  /** Whether a reply begins with it. */
  first: boolean;
}

/** Told of every token of every reply as it comes. */
export type Listener = (token: HeardToken) => void;

/** Does work with lanes of the model that nothing else uses meanwhile; they may be none. */
export type Lend = <T>(most: number, work: (lanes: readonly LanguageModel[]) => Promise<T>) => Promise<T>;

/** Where there are none. */
export const noLanes: Lend = (_, work) => work([]);

/** What is around a question that is asked. */
export interface AskingAround {
  /** Whether it was told to stop. */
  interrupted?: () => boolean;
  /** Told of the replies' tokens as they come. */
  heard?: Listener;
  /** Embeddings of the model of sentences, for arms that want them. */
  embed?: Embed;
  /** Further lanes, which make it faster and change nothing else. */
  lend?: Lend;
}
