import { fetchBuiltInModel } from './setup/built-in-model.mjs';
import { installPackages } from './setup/npm-packages.mjs';
import { runMain } from './setup/step.mjs';

/** Everything a fresh clone needs before it can be built: packages and the built-in model. Quick when nothing changed. */
export async function setUp() {
  installPackages();
  await fetchBuiltInModel();
}

if (import.meta.filename === process.argv[1]) await runMain(setUp);
