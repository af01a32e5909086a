import { existsSync } from 'node:fs';
import { sentenceModelPath } from '../scripts/setup/sentence-model.mjs';
import { findModel, type CatalogueEntry } from '../src/lib/engine/catalogue';
import type { ModelDescription } from '../src/lib/engine/language-model';
import { missingSentenceModel } from '../src/lib/engine/sentence-model';
import { asksEmbeddings, embeddingChoice } from '../src/lib/methods/asks-embeddings';
import { optionOf, resolveEngine, type EngineOption } from '../src/lib/engine/resolve-engine';
import { compare } from '../src/lib/comparison/compare';
import { LAB_VERSION, newRun, planRun, runStamp, type RunChoice } from '../src/lib/runs/plan';
import { mergedAnswers } from '../src/lib/runs/merged-answers';
import { shardWords } from '../src/lib/runs/shard';
import { runQuestions } from '../src/lib/runs/runner';
import { runFilePieces } from '../src/lib/runs/file/write';
import type { Run, RunFile, RunPlan } from '../src/lib/runs/run';
import { storedAnswers } from '../src/lib/runs/stored-answers';
import { comparisonJson } from './compare/compared-row-json';
import { comparisonText } from './compare/comparison-text';
import { openHeadlessLab, type HeadlessLabHandle } from './headless-lab';
import {
  parseRunArguments,
  type NewRun,
  type Printing,
  type RepeatedRun,
  type ResumedRun,
  type RunArguments
} from './run-arguments';
import { readRunAt } from './read-run';
import { readQuestionSet } from './question-set-file';
import { RunFolder } from './run-folder';
import { BrowserLost } from './browser-watch';
import { cleanUpOnSignals, isEnding } from './signals';
import { skippedMethods } from './skipped-methods';
import { UsageError } from './usage-error';

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A run with what was answered of it, and what it is to run on. */
interface Begun extends RunFile {
  entry: CatalogueEntry;
  engine: EngineOption;
}

/** The plan of a run. @throws UsageError when the set has too few worked examples, or the part no question */
function planned(choice: RunChoice): RunPlan {
  try {
    return planRun(choice);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new UsageError(`${choice.shard ? '' : '--examples: '}${error.message}`);
    }
    throw error;
  }
}

async function beginNew(options: NewRun, folder: RunFolder): Promise<Begun> {
  const set = await readQuestionSet(options.set, say, options.reading);
  const plan = planned({ ...options, set });
  const skipped = skippedMethods({ arms: options.methods, named: options.named }, set, plan);
  if (skipped) say(skipped);
  if (options.shard) say(`This is ${shardWords(plan.shard!.total, options.shard)}.`);
  folder.prepare(options.force);
  const { id, createdAt } = runStamp();
  const run = newRun(plan, set, id, createdAt);
  return { run, answers: [], entry: options.model, engine: options.engine };
}

/** The model of a stored run's plan. @throws UsageError when the command line cannot load it */
function plannedModel({ plan }: Run, where: string): CatalogueEntry {
  const entry = findModel(plan.modelId);
  if (entry) return entry;
  throw new UsageError(`${where} asks the model "${plan.modelId}", which the command line cannot load.`);
}

/** Begins a run of a stored one's plan and questions, with nothing answered. */
async function beginAgain({ file, engine, force }: RepeatedRun, folder: RunFolder): Promise<Begun> {
  const { run } = await readRunAt(file);
  if (run.predictions) {
    throw new UsageError(
      `--again: ${file} holds predictions from a file: nothing was asked, so nothing can be asked again.`
    );
  }
  const entry = plannedModel(run, `--again: the run in ${file}`);
  folder.prepare(force);
  if (run.labVersion !== LAB_VERSION) {
    say(`The run was made by version ${run.labVersion} of the lab and is asked again by ${LAB_VERSION}.`);
  }
  const { id, createdAt } = runStamp();
  const usual = run.model ? optionOf(run.model) : 'auto';
  return { run: newRun(run.plan, run.set, id, createdAt), answers: [], entry, engine: engine ?? usual };
}

function goOn({ out }: ResumedRun, folder: RunFolder): Begun {
  const { run, answers, torn } = folder.unfinished();
  const entry = plannedModel(run, `--resume: the run in "${out}"`);
  if (torn) say('The last answer was cut off when it was written; that question is asked again.');
  if (run.labVersion !== LAB_VERSION) {
    say(`The run was begun by version ${run.labVersion} of the lab and goes on with ${LAB_VERSION}.`);
  }
  return { run, answers, entry, engine: run.model ? optionOf(run.model) : 'auto' };
}

/** Loads the model. @throws UsageError when it has no files for the engine, or computes otherwise than the answers that are there */
async function load(lab: HeadlessLabHandle, { entry, engine, run }: Begun): Promise<ModelDescription> {
  const choice = resolveEngine(engine, entry, await lab.probe());
  if (!entry.sources[choice.engine === 'cpu' ? 'gguf' : 'mlc']) {
    throw new UsageError(
      `${entry.title} has no files for the ${choice.engine} engine. Choose another --engine.`
    );
  }
  say(choice.reason);
  say(`Loading ${entry.title} on ${choice.engine} …`);
  const model = await lab.load(entry.id, choice);
  if (run.model && optionOf(run.model) !== optionOf(model)) {
    throw new UsageError(
      `--resume: the answers so far were computed on ${optionOf(run.model)}; here the model runs on ${optionOf(model)}, which gives other figures.`
    );
  }
  say(`Runs on ${model.device} (${model.runtime}).`);
  if (model.arithmeticReason) say(model.arithmeticReason);
  if (model.logitCheck) say(model.logitCheck);
  if (model.chat === false && run.plan.arms.some(({ form }) => form === 'chat')) {
    throw new UsageError(
      `${entry.title} holds no chat template (a base model?). Ask it with --form completion.`
    );
  }
  return model;
}

/** Asks what is not answered yet; each answer is written down as soon as it is there. */
async function askAll(lab: HeadlessLabHandle, folder: RunFolder, { run, answers }: RunFile): Promise<void> {
  const answered = answers.map(({ questionId }) => questionId);
  const start = performance.now();
  await runQuestions(run.plan, run.set.questions, answered, {
    ask: (plan, question) => lab.ask(plan, question),
    atOnce: run.model?.atOnce,
    keep: async (asked) => {
      const given = storedAnswers(asked);
      folder.keep(given);
      answers.push(given);
    },
    onProgress: ({ done, total, secondsLeft }) => {
      if (secondsLeft === null) return;
      const elapsed = (performance.now() - start) / 1000;
      say(`${done}/${total} questions · ${elapsed.toFixed(0)} s · about ${secondsLeft.toFixed(0)} s left`);
    },
    signal: new AbortController().signal,
    now: () => performance.now()
  });
}

/** What is kept of a run that stops before its end, and how it goes on. */
function keptWords({ run, answers }: RunFile, { path }: RunFolder): string {
  return `The answers to ${answers.length} of ${run.plan.questionIds.length} questions are kept; go on with: lab run --resume ${path}`;
}

/** Keeps what was answered when the process is told to end, and says how it goes on. */
function keepOnSignals(folder: RunFolder, kept: RunFile): void {
  cleanUpOnSignals(() => {
    const answered = kept.answers.length;
    const total = kept.run.plan.questionIds.length;
    if (answered > 0) folder.writeUnfinished(kept);
    say(`Stopped after ${answered} of ${total} questions; go on with: lab run --resume ${folder.path}`);
  });
}

async function finish(
  lab: HeadlessLabHandle,
  folder: RunFolder,
  file: RunFile,
  { settings, json }: Printing
): Promise<void> {
  // Questions asked at once end in any order.
  file = { ...file, answers: mergedAnswers(file.run.plan.questionIds, file.answers, []) };
  const rows = compare([file], settings);
  process.stdout.write(json ? comparisonJson(rows, false) : comparisonText(rows));
  const text = [...runFilePieces(file)].join('');
  folder.finish(text, await lab.report(text, settings.splitting));
  say(`Wrote ${folder.runPath} and ${folder.reportPath}`);
}

async function begunOf(options: RunArguments, folder: RunFolder): Promise<Begun> {
  if (options.kind === 'new') return beginNew(options, folder);
  return options.kind === 'repeated' ? beginAgain(options, folder) : goOn(options, folder);
}

/** `lab run`: asks the questions in headless Chromium and prints the comparison. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const options = parseRunArguments(argv);
  const folder = new RunFolder(options.out);
  const begun = await begunOf(options, folder);
  const embedding = begun.run.plan.arms.find(asksEmbeddings);
  if (embedding && !existsSync(sentenceModelPath)) {
    throw new UsageError(`--option ${embedding.id}.${embeddingChoice(embedding)}: ${missingSentenceModel}`);
  }
  const lab = await openHeadlessLab();
  try {
    const model = await load(lab, begun);
    const kept: RunFile = { run: { ...begun.run, model }, answers: begun.answers };
    folder.begin(kept);
    keepOnSignals(folder, kept);
    try {
      await askAll(lab, folder, kept);
      await finish(lab, folder, { ...kept, run: { ...kept.run, state: 'done' } }, options);
    } catch (error) {
      if (isEnding()) throw error;
      const words = keptWords(kept, folder);
      if (error instanceof BrowserLost) throw new BrowserLost(`${error.message} ${words}`);
      say(words);
      throw error;
    }
    return 0;
  } finally {
    await lab.close();
  }
}
