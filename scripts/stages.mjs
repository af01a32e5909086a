/** The checks that `npm test` and `npm run test:fast` share: arguments to node, by name. */
export const checks = {
  'svelte-kit sync': ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
  types: [
    'node_modules/svelte-check/bin/svelte-check',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human'
  ],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '.'],
  'order of rooms': ['scripts/rooms/check.mjs'],
  'looked up by an index': ['scripts/rooms/indexed.mjs']
};

/** Vitest, once, for one of its projects. */
export const vitest = (project) => ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
