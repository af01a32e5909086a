import type { LogitSketch } from './sketch/sketch';

/** One generated token. */
export interface TokenStep {
  id: number;
  text: string;
  sketch: LogitSketch;
  /** Texts of the first of the sketch's top tokens, in its order. */
  alternatives: string[];
}

/** A generated reply. */
export interface Reply {
  text: string;
  steps: TokenStep[];
  /** Why it ended. */
  stop: 'end-of-turn' | 'length' | 'stop-text';
}
