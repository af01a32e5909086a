import { isEnding } from './signals';
import { UsageError } from './usage-error';

const usage = `Calibration Lab

  lab run --set NAME|FILE [--methods direct,verbalized,distractors] [--limit N] [--engine auto|cpu|cpu-int8|webgpu]
          [--model ID] [--seed S] [--split halves|folds] [--out DIR] [--force]
  lab run --resume DIR [--split halves|folds]
      asks a model the questions in every way and prints the comparison; writes DIR/run.json and DIR/report.html. Each
      answer is kept in DIR as it comes: after Ctrl+C or a crash --resume goes on with it. Results that are there
      are replaced only with --force.
      --split folds judges the fitted calibrators out of fold (five fits), not on the other half: for small sets

  lab metrics FILE [--bins 10] [--binning width|mass] [--fit temperature,platt,isotonic,beta,histogram] [--split 0.5]
          [--seed 0] [--resamples 1000] [--json]
      calibration of predictions you have: CSV or JSONL with confidence,correct (and id, group, split), JSONL with
      logits or logprobs and label, or samples_*.jsonl of lm-evaluation-harness; - reads standard input

  lab questions FILE [--json]
      what a question file was recognised as, how many questions it holds, and each row at fault
`;

const commands: Record<string, () => Promise<(argv: string[]) => Promise<number>>> = {
  run: async () => (await import('./run')).run,
  metrics: async () => (await import('./metrics/metrics')).metrics,
  questions: async () => (await import('./questions')).questions
};

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) {
    throw new UsageError(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  }
  return (await commands[name]())(argv);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // The browser went away because the process is ending, which it does by itself.
  if (isEnding()) await new Promise(() => {});
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
