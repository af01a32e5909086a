import { expect, it } from 'vitest';
import { secondPresets } from '../../src/lib/decisions/second-presets';
import { parseRunArguments } from '../run-arguments';
import { parseDecideArguments } from './arguments';

it('the commands of quantization and of aligned against base are read as they are meant', () => {
  const words = secondPresets.flatMap(({ commands }) =>
    commands.map((line) => {
      expect(line).toMatch(/^npm run --silent lab -- (run|decide) /);
      return line.split(' ').slice(5);
    })
  );
  const [again, quantized, aligned] = words.map(([command, ...argv]) =>
    command === 'run' ? parseRunArguments(argv) : parseDecideArguments(argv)
  );
  expect(again).toMatchObject({ kind: 'repeated', file: 'run.json', engine: 'cpu-int8', out: 'int8' });
  expect(quantized).toMatchObject({ files: ['run.json'], drift: 'int8/run.json' });
  expect(aligned).toMatchObject({ files: ['base.json'], drift: 'aligned.json' });
});
