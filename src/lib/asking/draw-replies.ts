import type { LanguageModel } from '../engine/language-model';
import type { Reply } from '../engine/reply';
import { sampleReplies } from '../engine/sample-replies';
import { entropy, logPartition } from '../engine/sketch/read';
import type { DrawnReply, Drawing } from '../methods/calls';

/** Of a drawn reply what is kept: four numbers a token. */
function drawn({ text, stop, steps }: Reply): DrawnReply {
  const sketches = steps.map(({ sketch }) => sketch);
  const logPartitions = sketches.map((sketch) => logPartition(sketch, 1).value);
  return {
    text,
    stop,
    tokens: steps.map((step) => step.text),
    logProbs: sketches.map(({ chosenLogit }, i) => chosenLogit - logPartitions[i]!),
    entropies: sketches.map((sketch) => entropy(sketch)),
    logPartitions,
    chosenLogits: sketches.map(({ chosenLogit }) => chosenLogit)
  };
}

/**
 * Draws replies to a prompt.
 * @param prompt token ids, from the beginning of the sequence
 * @param helping further lanes that nothing else uses meanwhile
 * @throws Interrupted when `interrupted` said so; RangeError when an option is out of its range
 */
export async function drawReplies(
  model: LanguageModel,
  prompt: readonly number[],
  drawing: Drawing,
  interrupted: () => boolean,
  helping: readonly LanguageModel[]
): Promise<DrawnReply[]> {
  return (await sampleReplies(model, prompt, { ...drawing, interrupted }, helping)).map(drawn);
}
