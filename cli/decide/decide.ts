import { cascadeRows, decideCascade } from '../../src/lib/decisions/cascade';
import { firstRows } from '../../src/lib/comparison/rows';
import { chosenRows, rowsWithoutNames } from '../compare/chosen-rows';
import { nameOfInput, requireReadable } from '../open-predictions';
import { UsageError } from '../usage-error';
import { pairsAgainst } from './against';
import { parseDecideArguments, type DecideArguments } from './arguments';
import { counterpart } from './counterpart';
import { decideRow } from './decision';
import { decisionJson } from './decision-json';
import { decisionText, type ToldCascade } from './decision-text';
import { driftsTo } from './drift';
import { ensembleOf } from './ensemble';
import { titleWithFile } from './named-rows';
import { openRows, type OpenedRows } from './open-rows';

/** No threshold reaches the target in any row. */
const NO_THRESHOLD = 3;

/** Of a run the first row of each way to ask, where none was named. */
function usual(opened: OpenedRows[], wanted: readonly string[] | null): OpenedRows[] {
  const rows = opened.flatMap(({ row }) => row ?? []);
  if (wanted || rows.length === 0) return opened;
  const first = firstRows(rows);
  return opened.filter(({ row }) => row && first.includes(row));
}

/** Refuses names of rows where no file has rows with names. @throws UsageError */
function requireNamed(opened: readonly OpenedRows[], wanted: readonly string[] | null): void {
  if (wanted === null || opened.some(({ row }) => row !== null)) return;
  throw new UsageError(rowsWithoutNames([...new Set(opened.map(({ file }) => file))]));
}

/** The rows that were asked for; predictions have but one. */
function wantedOf(opened: OpenedRows[], wanted: readonly string[] | null): OpenedRows[] {
  const rows = opened.flatMap(({ row }) => row ?? []);
  if (rows.length === 0) return opened;
  const chosen = chosenRows(rows, wanted);
  return opened.filter(({ row }) => row && chosen.includes(row));
}

/** A cascade of each row of the small model's file that has one of the large's. @throws UsageError where there is none */
function cascadesOf(args: DecideArguments, opened: readonly OpenedRows[][]): ToldCascade[] {
  if (!args.cascade) return [];
  const [small, large] = opened.map((rows) => wantedOf(rows, args.rows));
  const found = usual(small, args.rows).flatMap((one) => {
    const other = counterpart('cascade', one, large);
    if (!other) return [];
    const rows = cascadeRows(one.rows, other.rows);
    return [
      {
        small: titleWithFile(one),
        large: titleWithFile(other),
        common: rows.ids.length,
        decision: decideCascade(rows, args.defer)
      }
    ];
  });
  if (found.every(({ common }) => common === 0)) {
    throw new UsageError(`--cascade: ${args.cascade.join(' and ')} share no row with the same questions.`);
  }
  return found;
}

/** `lab decide`: from confidences to a threshold, bands, sets, chains, cascades, an ensemble, and what changed. Returns the exit code. */
export async function decide(argv: string[]): Promise<number> {
  const args = parseDecideArguments(argv);
  const others = args.drift === null ? [] : [args.drift];
  const paths = [args.files, args.cascade ?? [], others];
  await requireReadable(paths.flat(), args.reading);
  const open = async (each: readonly string[]) => {
    const opened: OpenedRows[][] = [];
    for (const path of each) opened.push(await openRows(path, args));
    return opened;
  };
  const [files, cascaded, [other = []]] = [await open(paths[0]), await open(paths[1]), await open(paths[2])];
  requireNamed([...files, ...cascaded, other].flat(), args.rows);
  const decided = files.flatMap((opened) => usual(wantedOf(opened, args.rows), args.rows));
  const drifts =
    args.drift === null
      ? new Map()
      : driftsTo({ there: nameOfInput(args.drift), fit: args.fit }, decided, wantedOf(other, args.rows));
  const pairs = args.against === null ? new Map() : pairsAgainst(files, decided, args.against, args.seed);
  const decisions = decided.map((each) => decideRow(each, args, { drifts, pairs }));
  const cascades = cascadesOf(args, cascaded);
  const ensemble = args.ensemble && (await ensembleOf(files, args.ensemble, args));
  process.stdout.write((args.json ? decisionJson : decisionText)(decisions, cascades, ensemble));
  const none = decisions.length > 0 && decisions.every(({ threshold }) => threshold.threshold === null);
  return none ? NO_THRESHOLD : 0;
}
