import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Flags {
  netcal: boolean;
}

const sections: Record<string, () => Promise<(flags: Flags) => Promise<void>>> = {
  arithmetic: async () => (await import('./arithmetic')).arithmeticBench,
  calibration: async () => (await import('./calibration')).calibrationBench,
  comparison: async () => (await import('./comparison')).comparisonBench,
  decode: async () => (await import('./decode')).decodeBench,
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
      help: { type: 'boolean', short: 'h', default: false }
    }
  });
  const unknown = positionals.find((name) => !Object.hasOwn(sections, name));
  if (values.help || unknown !== undefined) {
    process.stdout.write(unknown === undefined ? usage : `There is no section "${unknown}".\n${usage}`);
    return unknown === undefined ? 0 : 2;
  }
  const [only, ...more] = positionals.length > 0 ? positionals : Object.keys(sections);
  if (more.length === 0) {
    await (
      await sections[only]()
    )({ netcal: values.netcal });
    return 0;
  }
  for (const name of [only, ...more]) {
    const { status } = ownProcess(name, values.netcal ? ['--netcal'] : []);
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
