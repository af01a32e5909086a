/**
 * Holds that what is looked up by an index may not be there (`noUncheckedIndexedAccess`), in the rooms where that does not
 * stand in the way of numerics: `node scripts/rooms/indexed.mjs` fails where such a value is used unlooked at. A room is put
 * on the list once it holds there; tests and components are left out.
 */
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const held = [
  ...['random', 'network', 'asking', 'store', 'definitions', 'charts', 'report'],
  ...['lab', 'page', 'workshop', 'room', 'backup', 'predictions', 'runs'],
  ...['decisions', 'comparison', 'signals', 'methods', 'questions', 'engine']
];

const root = join(import.meta.dirname, '..', '..');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const nameOf = (path) => relative(root, path).split(sep).join('/');
const isHeld = (name) =>
  !name.endsWith('.test.ts') && held.some((room) => name.startsWith(`src/lib/${room}/`));

const program = ts.createProgram(fileNames, { ...options, noEmit: true, noUncheckedIndexedAccess: true });
const faults = program
  .getSourceFiles()
  .filter(({ fileName }) => isHeld(nameOf(fileName)))
  .flatMap((file) => program.getSemanticDiagnostics(file));
for (const { file, start, messageText } of faults) {
  const { line } = file.getLineAndCharacterOfPosition(start);
  console.error(`${nameOf(file.fileName)}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
if (faults.length > 0) {
  console.error(
    `${faults.length} values looked up by an index are used unlooked at (noUncheckedIndexedAccess).`
  );
  process.exitCode = 1;
}
