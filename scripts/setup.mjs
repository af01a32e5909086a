import { fetchBuiltInModel } from './setup/built-in-model.mjs';
import { convertModels } from './setup/mlc-folders.mjs';
import { installPackages } from './setup/npm-packages.mjs';
import { fetchSentenceModel } from './setup/sentence-model.mjs';
import { runMain, SetupError } from './setup/step.mjs';

/** Everything a fresh clone needs before it can be built: packages and the built-in model for both engines. Quick when nothing changed. */
export async function setUp() {
  installPackages();
  await fetchBuiltInModel();
  convertModels();
}

/** What is fetched besides, only when it is asked for. */
const extras = { '--sentence-model': fetchSentenceModel };

if (import.meta.filename === process.argv[1]) {
  await runMain(async () => {
    const asked = process.argv.slice(2);
    const unknown = asked.find((name) => !Object.hasOwn(extras, name));
    if (unknown !== undefined) {
      throw new SetupError(`There is no ${unknown}. Known: ${Object.keys(extras).join(', ')}.`);
    }
    await setUp();
    for (const name of new Set(asked)) await extras[name]();
  });
}
