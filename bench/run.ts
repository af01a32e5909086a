import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { engineParts, isEnginePart, type EngineFlags } from './engine/parts';

interface Flags extends EngineFlags {
  netcal: boolean;
}

const sections: Record<string, () => Promise<(flags: Flags) => Promise<void>>> = {
  arithmetic: async () => (await import('./arithmetic')).arithmeticBench,
  calibration: async () => (await import('./calibration')).calibrationBench,
  comparison: async () => (await import('./comparison')).comparisonBench,
  decode: async () => (await import('./decode')).decodeBench,
  engine: async () => (await import('./engine')).engineBench,
  'first-visit': async () => (await import('./first-visit')).firstVisitBench,
  opening: async () => (await import('./opening')).openingBench,
  sketch: async () => (await import('./sketch')).sketchBench
};

const usage = `npm run bench [-- SECTION …]   sections: ${Object.keys(sections).join(', ')}; all unless named\n`;

/** A section in a process of its own: what one leaves on the heap and in the compiler would be paid for by the next. */
function ownProcess(name: string, flags: string[]) {
  const [, script] = process.argv;
  return spawnSync(process.execPath, [...process.execArgv, script, name, ...flags], { stdio: 'inherit' });
}

/** Runs the named sections, or all of them. Returns the exit code. */
async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      netcal: { type: 'boolean', default: false },
      part: { type: 'string' },
      questions: { type: 'string', default: '40' },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', short: 'h', default: false }
    }
  });
  const unknown = positionals.find((name) => !Object.hasOwn(sections, name));
  if (values.help || unknown !== undefined) {
    process.stdout.write(unknown === undefined ? usage : `There is no section "${unknown}".\n${usage}`);
    return unknown === undefined ? 0 : 2;
  }
  const [questions, rounds] = [Number(values.questions), Number(values.rounds)];
  if (![questions, rounds].every((count) => Number.isInteger(count) && count > 0)) {
    process.stdout.write('--questions and --rounds take a whole number from 1.\n');
    return 2;
  }
  const { part } = values;
  if (part !== undefined && !isEnginePart(part)) {
    process.stdout.write(`--part takes one of ${engineParts.join(', ')}, parts of the section engine.\n`);
    return 2;
  }
  const [only, ...more] = positionals.length > 0 ? positionals : Object.keys(sections);
  if (more.length === 0) {
    await (
      await sections[only]()
    )({ netcal: values.netcal, part: part ?? null, questions, rounds });
    return 0;
  }
  for (const name of [only, ...more]) {
    const flags = [
      ...(values.netcal ? ['--netcal'] : []),
      ...(part ? [`--part=${part}`] : []),
      `--questions=${questions}`,
      `--rounds=${rounds}`
    ];
    const { status } = ownProcess(name, flags);
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
