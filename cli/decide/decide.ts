import { cascadeRows, decideCascade } from '../../src/lib/decisions/cascade';
import { firstRows } from '../../src/lib/comparison/rows';
import { UsageError } from '../usage-error';
import { parseDecideArguments, type DecideArguments } from './arguments';
import { decideRow } from './decision';
import { decisionJson } from './decision-json';
import { decisionText, type ToldCascade } from './decision-text';
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

async function cascadesOf(args: DecideArguments): Promise<ToldCascade[]> {
  if (!args.cascade) return [];
  const choices = { ...args, wanted: args.rows };
  const [small, large] = await Promise.all(args.cascade.map((path) => openRows(path, choices)));
  const found = usual(small, args.rows).flatMap((one) => {
    const other = large.find(({ key, row }) => (one.row && row ? key === one.key : true));
    if (!other) return [];
    const rows = cascadeRows(one.rows, other.rows);
    return [
      {
        small: `${one.rows.title} · ${one.file}`,
        large: `${other.rows.title} · ${other.file}`,
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

/** `lab decide`: from confidences to a threshold, bands, sets and cascades. Returns the exit code. */
export async function decide(argv: string[]): Promise<number> {
  const args = parseDecideArguments(argv);
  const opened: OpenedRows[] = [];
  for (const path of args.files) {
    opened.push(...usual(await openRows(path, { ...args, wanted: args.rows }), args.rows));
  }
  const decisions = opened.map((each) => decideRow(each, args));
  const cascades = await cascadesOf(args);
  process.stdout.write((args.json ? decisionJson : decisionText)(decisions, cascades));
  const none = decisions.length > 0 && decisions.every(({ threshold }) => threshold.threshold === null);
  return none ? NO_THRESHOLD : 0;
}
