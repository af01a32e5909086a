import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveEngine } from '../src/lib/engine/resolve-engine';
import { compare } from '../src/lib/comparison/compare';
import { newRun, planRun } from '../src/lib/runs/plan';
import { runFilePieces } from '../src/lib/runs/file/write';
import type { RunFile, StoredAnswers } from '../src/lib/runs/run';
import { storedAnswers } from '../src/lib/runs/stored-answers';
import { comparisonJson } from './compare/compared-row-json';
import { comparisonText } from './compare/comparison-text';
import { openHeadlessLab } from './headless-lab';
import { parseRunArguments } from './run-arguments';
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
  if (plan.arms.length === 0) {
    throw new UsageError(
      '--methods: no question of this set has distractors, so none of these methods can be asked. Choose direct or verbalized.'
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
    if (model.chat === false && plan.arms.some(({ form }) => form === 'chat')) {
      throw new UsageError(
        `${options.model.title} holds no chat template (a base model?). Ask it with --form completion.`
      );
    }
    const record = { ...newRun(plan, set, `cli-${plan.seed}`, new Date().toISOString()), model };
    const byId = new Map(set.questions.map((question) => [question.id, question]));
    const answers: StoredAnswers[] = [];
    const start = performance.now();
    for (const [done, id] of plan.questionIds.entries()) {
      answers.push(storedAnswers(await lab.ask(plan, byId.get(id)!)));
      const elapsed = (performance.now() - start) / 1000;
      const left = (elapsed / (done + 1)) * (plan.questionIds.length - done - 1);
      say(
        `${done + 1}/${plan.questionIds.length} questions · ${elapsed.toFixed(0)} s · about ${left.toFixed(0)} s left`
      );
    }
    const file: RunFile = { run: { ...record, state: 'done' }, answers };
    const rows = compare([file], options.settings);
    process.stdout.write(options.json ? comparisonJson(rows, false) : comparisonText(rows));
    const text = [...runFilePieces(file)].join('');
    const runPath = join(options.out, 'run.json');
    const reportPath = join(options.out, 'report.html');
    writeFileSync(runPath, text);
    writeFileSync(reportPath, await lab.report(text, options.settings.splitting));
    say(`Wrote ${runPath} and ${reportPath}`);
    return 0;
  } finally {
    await lab.close();
  }
}
