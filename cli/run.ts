import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveEngine } from '../src/lib/engine/resolve-engine';
import { compare } from '../src/lib/runs/comparison';
import { newRun, planRun, runStamp } from '../src/lib/runs/plan';
import { runFileText } from '../src/lib/runs/run-file';
import type { RunFile } from '../src/lib/runs/run';
import type { Trace } from '../src/lib/methods/trace';
import { openHeadlessLab } from './headless-lab';
import { parseRunArguments } from './run-arguments';
import { comparisonTable } from './comparison-table';
import { readQuestionSet } from './question-set-file';
import { UsageError } from './usage-error';

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Makes the folder for the results before anything is computed. @throws UsageError when it cannot be written to */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--out: nothing can be written into "${path}": ${(error as Error).message}`);
  }
}

/** `lab run`: asks the questions in headless Chromium and prints the comparison. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const options = parseRunArguments(argv);
  const set = await readQuestionSet(options.set, say);
  const plan = planRun({ ...options, set });
  if (plan.methods.length === 0) {
    throw new UsageError(
      '--methods: no question of this set has distractors, so “distractors” cannot be asked. Choose direct or verbalized.'
    );
  }
  makeFolder(options.out);
  const lab = await openHeadlessLab();
  try {
    const choice = resolveEngine(options.engine, options.model, await lab.probe());
    const { engine, reason } = choice;
    if (!options.model.sources[engine === 'cpu' ? 'gguf' : 'mlc']) {
      throw new UsageError(
        `${options.model.title} has no files for the ${engine} engine. Choose another --engine.`
      );
    }
    say(reason);
    say(`Loading ${options.model.title} on ${engine} …`);
    const model = await lab.load(plan.modelId, choice);
    say(`Runs on ${model.device} (${model.runtime}).`);
    if (model.arithmeticReason) say(model.arithmeticReason);
    const { id, createdAt } = runStamp();
    const record = { ...newRun(plan, set, id, createdAt), model };
    const byId = new Map(set.questions.map((question) => [question.id, question]));
    const traces: Trace[] = [];
    const start = performance.now();
    for (const [done, id] of plan.questionIds.entries()) {
      traces.push(...(await lab.ask(plan, byId.get(id)!)));
      const elapsed = (performance.now() - start) / 1000;
      const left = (elapsed / (done + 1)) * (plan.questionIds.length - done - 1);
      say(
        `${done + 1}/${plan.questionIds.length} questions · ${elapsed.toFixed(0)} s · about ${left.toFixed(0)} s left`
      );
    }
    const file: RunFile = {
      format: 'calibration-lab/run',
      version: 1,
      run: { ...record, state: 'done' },
      traces
    };
    const comparison = compare(file.run, traces, { splitting: options.splitting });
    process.stdout.write(comparisonTable(comparison));
    const text = runFileText(file);
    const runPath = join(options.out, 'run.json');
    const reportPath = join(options.out, 'report.html');
    writeFileSync(runPath, text);
    writeFileSync(reportPath, await lab.report(text, options.splitting));
    say(`Wrote ${runPath} and ${reportPath}`);
    return 0;
  } finally {
    await lab.close();
  }
}
