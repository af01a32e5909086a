import { EngineError } from '../language-model';
import type { LlamaMemory } from './llama-memory';
import type { LlamaModule } from './llama-module';
import type { LlamaFacts } from './llama-protocol';

/** What the loaded model is. @throws EngineError where it is none the lab runs */
export function readFacts(llama: LlamaModule, memory: LlamaMemory): LlamaFacts {
  const [vocabularySize, trainedLength, , bos, eos, addsBos, hasEncoder] = [
    ...memory.int32s(llama._lab_facts(), 7)
  ] as [number, number, number, number, number, number, number];
  if (hasEncoder) {
    throw new EngineError(
      'unsupported',
      'This model has an encoder (it turns one text into another, as in translation); the lab runs models that continue a text.'
    );
  }
  const stopTokens = Array.from({ length: vocabularySize }, (_, id) => id).filter((id) =>
    llama._lab_ends_turn(id)
  );
  const chatTemplate = memory.text(llama._lab_chat_template());
  return { vocabularySize, trainedLength, bos, eos, addsBos: addsBos !== 0, stopTokens, chatTemplate };
}
