/**
 * Packs `src/lib/calibration` as a package of its own: `npm run pack:calibration [-- FOLDER]` writes a tarball that plain
 * JavaScript and TypeScript can install. One module without dependencies, and its types.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'src', 'lib', 'calibration');

/** The package's own package.json. */
function manifest() {
  const { version, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    name: 'calibration-lab-numbers',
    version,
    description: 'Metrics, intervals, calibrators, thresholds and prediction sets for confidences',
    license,
    type: 'module',
    sideEffects: false,
    engines,
    exports: { '.': { types: './types/index.d.ts', default: './index.js' } },
    types: './types/index.d.ts',
    files: ['index.js', 'types', 'README.md', 'LICENSE', 'NOTICE']
  };
}

/** An import as Node wants it: a folder's index by name, a file with its ending. */
const withEnding = (_, before, quote, path) =>
  `${before}${quote}${/^\.\.?$/.test(path) ? `${path}/index` : path}.js${quote}`;

/** The types of every file, with the endings that Node asks of imports. */
function writeTypes(folder) {
  const program = ts.createProgram([join(source, 'index.ts')], {
    declaration: true,
    emitDeclarationOnly: true,
    outDir: folder,
    rootDir: source,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    skipLibCheck: true,
    types: []
  });
  const { emitSkipped, diagnostics } = program.emit(undefined, (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replace(/(from |import\()(['"])(\.[^'"]*)\2/g, withEnding));
  });
  const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (emitSkipped || wrong.length > 0) {
    throw new Error(
      wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n')
    );
  }
}

/**
 * Packs it.
 * @param {string} into folder of the tarball
 * @returns {Promise<string>} the tarball's path
 */
export async function packCalibration(into) {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        target: 'es2022',
        copyPublicDir: false,
        lib: { entry: join(source, 'index.ts'), formats: ['es'], fileName: () => 'index.js' }
      }
    });
    writeTypes(join(folder, 'types'));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
    cpSync(join(import.meta.dirname, 'README.md'), join(folder, 'README.md'));
    cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    const licence = readFileSync(join(root, 'node_modules', 'pure-rand', 'LICENSE'), 'utf8');
    writeFileSync(join(folder, 'NOTICE'), `index.js contains parts of pure-rand:\n\n${licence}`);
    mkdirSync(into, { recursive: true });
    execFileSync('npm', ['pack', folder, '--pack-destination', resolve(into), '--silent'], {
      stdio: ['ignore', 'ignore', 'inherit']
    });
    const name = readdirSync(into).find((file) => file.startsWith('calibration-lab-numbers-'));
    return join(resolve(into), name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await packCalibration(process.argv[2] ?? join(root, 'out')));
}
