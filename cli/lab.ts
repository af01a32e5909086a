import { isEnding } from './signals';
import { UsageError } from './usage-error';

const usage = `Calibration Lab

  lab run --set NAME|FILE [--methods usual|thorough|all|METHOD,…] [--option METHOD.KEY=VALUE]… [--prompt METHOD.PROMPT=FILE]…
          [--limit N] [--form chat|completion] [--examples K] [--engine auto|cpu|cpu-int8|webgpu] [--model ID] [--seed S] [--split halves|folds] [--fit usual|all|none|NAME,…]
          [--out DIR] [--force] [--json] [--index-base 0|1] [--columns name=role,…] [--split-answers ";"]
  lab run --resume DIR [--split halves|folds] [--fit …] [--json]
      asks a model the questions in every way and prints the comparison; writes DIR/run.json and DIR/report.html. Each
      answer is kept in DIR as it comes: after Ctrl+C or a crash --resume goes on with it. Results that are there
      are replaced only with --force.
      METHOD:NAME in place of METHOD asks a method once more under a name of its own, with other options and prompts:
      --methods direct,direct:short --option direct:short.maxTokens=8 --prompt direct:short.question=short.txt
      --form completion asks in plain text ("Question: … Answer:"), as a base model needs; --examples K puts K questions
      of the calibration half with their answers before it, and does not ask these
      --split folds judges the fitted calibrators out of fold (five fits), not on the other half: for small sets

  lab compare RUN.json… [--rows ARM/SIGNAL,…] [--split halves|folds] [--fit usual|all|none|NAME,…] [--bins N]
          [--resamples 1000] [--json [--values]]
      every row (what was asked × what is read) of stored runs of any version, without a model; --values adds each
      question's value

  lab evidence RUN.json [--out FILE.jsonl] [--force]
      what a stored run holds for other libraries' estimators, a line of JSON for each question and arm: the greedy
      tokens with log-probabilities and entropies, drawn replies with theirs, the options' logits

  lab methods [--json]
  lab signals [--json]
      the ways to ask, and the numbers that can be read, with their formulas and sources

  lab metrics FILE [--bins 10] [--binning width|mass] [--fit temperature,platt,isotonic,beta,histogram] [--split 0.5]
          [--seed 0] [--resamples 1000] [--json]
          [--columns confidence=NAME,correct=NAME,…] [--percent] [--use confidence|logits] [--index-base 0|1]
      calibration of predictions you have: a table or JSON with confidence,correct (and id, group, split), with logits,
      logprobs or probs and label, or samples_*.jsonl of lm-evaluation-harness; - reads standard input

  lab decide FILE… [--target precision=0.9] [--certainty 0.95|none] [--cost wrong=5,ask=1] [--conformal lac,aps,raps]
          [--alpha 0.1] [--bands 0.85,0.6,0.4] [--fit NAME] [--rows ARM/SIGNAL,…] [--split 0.5] [--seed 0] [--json]
          [--cascade SMALL LARGE [--defer 0.3]] [--columns …] [--percent] [--use …] [--index-base 0|1]
      from a confidence to a decision: a threshold chosen on one part of the questions and shown on the other, bands, groups,
      prediction sets over options, and a cascade of two models on the same questions. FILE is a run.json or what lab metrics
      reads. Exit code 3 where no threshold reaches the target in any row.
      --certainty  how sure the precision is promised to be (Learn then Test); none takes what the rows show
      --cost       in place of a target: what a wrong answer and what asking a person costs
      --bands      lower edges of: answered, with a disclaimer, reviewed by a person; below: to a person
      --fit        the calibrator behind the bands; they take confidences as they are else
      --defer      most that a cascade may hand to the large model

  lab table FILE… [--format md|csv|latex] [--rows ARM/SIGNAL,…] [--split halves|folds] [--fit usual|all|none|NAME,…]
          [--bins N] [--resamples 1000] [--columns …] [--percent] [--use …] [--index-base 0|1]
      the figures of runs and of predictions, with their intervals, as a table for a paper

  lab questions FILE [--index-base 0|1] [--columns name=role,…] [--split-answers ";"] [--json]
      what a question file was recognised as, how many questions it holds, which columns were not used, and each row at
      fault. What cannot be known is not read until it is said, here and in lab run:
      --index-base     whether numbers that name the right option count from 0 or from 1
      --columns        what columns are, by name: question, context (stands before the question), answer, distractor,
                       option, gold (says which option is right), id, group, popularity or none
      --split-answers  what separates several answers in one cell: ";", "|", "/" (with spaces), "," or newline

  lab COMMAND --help
      the part of this text that is about one command
`;

const commands: Record<string, () => Promise<(argv: string[]) => Promise<number>>> = {
  run: async () => (await import('./run')).run,
  compare: async () => (await import('./compare/compare')).compare,
  evidence: async () => (await import('./evidence/evidence')).evidence,
  methods: async () => (await import('./listing')).listMethods,
  signals: async () => (await import('./listing')).listSignals,
  metrics: async () => (await import('./metrics/metrics')).metrics,
  decide: async () => (await import('./decide/decide')).decide,
  table: async () => (await import('./table/table')).table,
  questions: async () => (await import('./questions')).questions
};

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** The part of the usage that tells of one command. */
function usageOf(name: string): string {
  const parts = usage
    .split('\n\n')
    .filter((part) => part.split('\n').some((line) => line.startsWith(`  lab ${name} `)));
  return `${parts.join('\n\n').trimEnd() || usage}\n`;
}

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const [about] = argv;
    process.stdout.write(about !== undefined && Object.hasOwn(commands, about) ? usageOf(about) : usage);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) {
    throw new UsageError(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  }
  if (asksForHelp(argv)) {
    process.stdout.write(usageOf(name));
    return 0;
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
