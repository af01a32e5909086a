import type { DrawnReply } from './calls';

/** A drawn reply whose numbers are bytes: sixteen a token. */
export interface PackedDraw {
  text: string;
  stop: DrawnReply['stop'];
  /** Its tokens as text. */
  tokens: string[];
  /** Log-probability, entropy, log-partition and logit of each token, as little-endian 32-bit floats. */
  steps: Uint8Array;
}

const COLUMNS = ['logProbs', 'entropies', 'logPartitions', 'chosenLogits'] as const;
/** Bytes a token. */
const BYTES_A_TOKEN = 4 * COLUMNS.length;

/** Packs a drawn reply; its numbers become 32-bit floats, as the logits were that they are from. */
export function packDraw({ text, stop, tokens, ...numbers }: DrawnReply): PackedDraw {
  const steps = new Uint8Array(BYTES_A_TOKEN * tokens.length);
  const view = new DataView(steps.buffer);
  for (let token = 0; token < tokens.length; token++) {
    COLUMNS.forEach((name, column) =>
      view.setFloat32(BYTES_A_TOKEN * token + 4 * column, numbers[name][token]!, true)
    );
  }
  return { text, stop, tokens, steps };
}

/**
 * The drawn reply that was packed.
 * @throws RangeError when there are not sixteen bytes for each token
 */
export function unpackDraw({ text, stop, tokens, steps }: PackedDraw): DrawnReply {
  if (steps.length !== BYTES_A_TOKEN * tokens.length)
    throw new RangeError(
      `${steps.length} bytes are not ${BYTES_A_TOKEN} for each of ${tokens.length} tokens`
    );
  const view = new DataView(steps.buffer, steps.byteOffset, steps.byteLength);
  const column = (name: (typeof COLUMNS)[number]) => {
    const at = 4 * COLUMNS.indexOf(name);
    return tokens.map((_, token) => view.getFloat32(BYTES_A_TOKEN * token + at, true));
  };
  return {
    text,
    stop,
    tokens,
    logProbs: column('logProbs'),
    entropies: column('entropies'),
    logPartitions: column('logPartitions'),
    chosenLogits: column('chosenLogits')
  };
}
