import { fetchBuiltInModel } from './setup/built-in-model.mjs';
import { convertModels } from './setup/mlc-folders.mjs';
import { installPackages } from './setup/npm-packages.mjs';
import { runMain } from './setup/step.mjs';

/** Everything a fresh clone needs before it can be built: packages and the built-in model for both engines. Quick when nothing changed. */
export async function setUp() {
  installPackages();
  await fetchBuiltInModel();
  convertModels();
}

if (import.meta.filename === process.argv[1]) await runMain(setUp);
