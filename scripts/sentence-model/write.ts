import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceGguf, type BertConfig } from './minilm-gguf';

/** `tsx scripts/sentence-model/write.ts FOLDER FILE`: makes a GGUF file of the model in a folder. */
const [folder, file] = process.argv.slice(2);
const read = (name: string) => readFileSync(join(folder, name));
const vocabulary = read('vocab.txt').toString().trimEnd().split('\n');
writeFileSync(
  file,
  sentenceGguf(
    read('model.safetensors'),
    JSON.parse(read('config.json').toString()) as BertConfig,
    vocabulary
  )
);
