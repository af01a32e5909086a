import { BrowserLost } from './browser-watch';
import { isEnding } from './signals';
import { UsageError } from './usage-error';

const usage = `Calibration Lab

  lab run --set NAME|FILE [--methods usual,thorough,all,METHOD,…] [--option METHOD.KEY=VALUE]… [--prompt METHOD.PROMPT=FILE]…
          [--limit N] [--shard PART/PARTS] [--form chat|completion] [--examples K] [--engine auto|cpu|cpu-int8|webgpu] [--model ID] [--seed S] [--split halves|folds] [--fit usual|all|none|NAME,…]
          [--out DIR] [--force] [--json] [--index-base 0|1] [--columns name=role,…] [--split-answers ";"]
  lab run --resume DIR [--split halves|folds] [--fit …] [--json]
  lab run --again RUN.json [--engine …] [--out DIR] [--force] [--split halves|folds] [--fit …] [--json]
      asks a model the questions in each chosen way and prints the comparison; writes DIR/run.json and DIR/report.html.
      Each answer is kept in DIR as it comes: after Ctrl+C or a crash --resume goes on with the run. Existing results
      are replaced only with --force. --again repeats a stored run: its questions, ways, prompts, model and seed, on the
      engine it ran on unless another is named.
      METHOD:NAME in place of METHOD asks a method again under a name of its own, with different options and prompts:
      --methods direct,direct:short --option direct:short.maxTokens=8 --prompt direct:short.question=short.txt
      usual (without --methods), thorough and all are lists of methods, and may stand beside others: --methods all,direct:short
      --form completion asks in plain text ("Question: … Answer:"), as a base model needs; --examples K puts K questions
      of the calibration half, with their answers, before it, and does not ask those
      --shard 3/30 asks the third of thirty parts of the questions, cut up in the seed's order: the same part as the page's
      ?shard=3/30; the Runs page and the room's page join the parts' run.json into one run
      --split folds judges the fitted calibrators out of fold (five fits), not on the other half: for small sets

  lab compare FILE… [--rows ARM/SIGNAL,…] [--split halves|folds] [--fit usual|all|none|NAME,…] [--bins N]
          [--resamples 1000] [--json [--values]] [--columns …] [--percent] [--use …] [--index-base 0|1]
      every row (what was asked × what is read) of stored runs of any version, and of files of predictions, without a
      model; with several files, also which rows are best on the questions that all of them asked, with the same id and
      words; --values adds each question's value to the JSON

  lab predictions RUN.json [--out FILE.csv|FILE.csv.gz] [--force]
      a stored run's rows as predictions: a line of CSV for each question, arm and signal, with how sure the answer was
      and whether it was right; lab compare, lab metrics and the page read them again, packed or not

  lab evidence RUN.json [--out FILE.jsonl] [--force]
      what a stored run holds for other libraries' estimators, one line of JSON for each question and arm: the greedy
      tokens with their log-probabilities and entropies, drawn replies with theirs, the options' logits

  lab methods [--json]
  lab signals [--json]
      the ways to ask, and the numbers that can be read, with their formulas and sources

  lab metrics FILE [--bins 10] [--binning width|mass] [--fit temperature,platt,isotonic,beta,histogram] [--split 0.5]
          [--seed 0] [--resamples 1000] [--json]
          [--columns confidence=NAME,correct=NAME,…] [--percent] [--use confidence|logits] [--index-base 0|1]
          [--split-answers ";"|"|"|"/"|none]
      calibration of predictions you already have: a table or JSON with confidence,correct (and id, group, split), with logits,
      logprobs or probs and label, or samples_*.jsonl of lm-evaluation-harness; or with confidence, answer and gold (what is
      right), which are graded by the lab's own rules, here and elsewhere; - reads standard input. A file with a line, or a
      column, for each of several rows is shown as lab compare shows it: --columns confidence=P,score=MARGIN,doubt=ENTROPY
      says which columns are rows (a score is larger the surer, a doubt the less sure). --resamples, here and elsewhere: 0 leaves the intervals out;
      else at least 100. --split-answers: what separates several right answers in a cell; a list in JSON needs none

  lab decide FILE… [--target precision=0.9] [--certainty 0.95|none] [--cost wrong=5,ask=1] [--conformal lac,aps,raps,tecp]
          [--alpha 0.1] [--by-group] [--unanswered count|leave-out] [--bands 0.85,0.6,0.4] [--fit NAME]
          [--rows ARM/SIGNAL,…] [--split 0.5] [--seed 0] [--json] [--cascade SMALL LARGE [--defer 0.3]] [--ensemble NAME,NAME,…] [--against NAME]
          [--drift OTHER_FILE] [--chain STEPS [--dependence 0]] [--columns …] [--percent] [--use …] [--index-base 0|1]
      from a confidence to a decision: a threshold chosen on one part of the questions and shown on the other, bands, groups,
      prediction sets over options or drawn answers, a cascade of two models on the same questions, ensembles, two rows' risk
      over coverage, what changed from one period to another, and chains of steps. FILE is a run.json or what lab metrics
      reads. Exit code 3 where no threshold reaches the target in any row.
      --certainty  how certain the promised precision is to be (Learn then Test); none takes it as measured, unpromised
      --cost       in place of a target: what a wrong answer and what asking a person costs; also says where answering pays
      --bands      lower edges of: answered, with a disclaimer, reviewed by a person; what is below goes to a person
      --fit        the calibrator behind the bands (without it they take confidences as they are), and the one that --drift carries
                   over
      --conformal  sets of options that hold the right one as often as promised and, adaptively, in the order of the
                   rows; tecp: sets of answers that were drawn, which hold a right one as often as promised
      --by-group   gives these sets a threshold a group, so that the promise holds of each
      --unanswered whether tecp counts a question as missed to which no right answer was drawn (count), or leaves it out of the
                   promise
      --defer      the largest share that a cascade may hand to the large model
      --ensemble   members that answer together, by majority, mean and weighted confidence, calibrated and not, against the best
                   single one: rows (ARM/SIGNAL), ways to ask (ARM, by its first row) or files of predictions; a name found in
                   several FILEs is a member from each; with a threshold on what they say together, on three parts of the
                   questions: one to calibrate the members on, one to choose it on, one to show it on
      --against    the row that each row's order is compared with, on the held-out questions of both: risk over coverage and the
                   paired difference; a row (ARM/SIGNAL), a way to ask (ARM, by its first row) or a file of predictions
                   among FILEs
      --drift      a run or file of predictions of another period, or of the model quantized (lab run --again FILE --engine
                   cpu-int8) or aligned: what changed from FILE to it in ECE (is it more than the alarm at +0.03?), accuracy and
                   confidences, how many questions would show it, and whether FILE's calibrator still serves there
      --chain      how often so many steps in a row are all right at the row's threshold, from 1 to 1000
      --dependence how much the outcomes of two steps correlate: from 0, every step by itself, to 1, all right or all wrong

  lab table FILE… [--format md|csv|latex] [--rows ARM/SIGNAL,…] [--split halves|folds] [--fit usual|all|none|NAME,…]
          [--bins N] [--resamples 1000] [--columns …] [--percent] [--use …] [--index-base 0|1]
      the figures of runs and of predictions, with their intervals, as a table for a paper; what is said after a fit is of
      the first one that could be made, on the questions it was not fitted on

  lab figure FILE… --out DIR [--rows ARM/SIGNAL,…] [--split halves|folds] [--force] [--columns …] [--percent] [--use …]
          [--index-base 0|1]
      the rows' figures as the page saves them, as SVG and PNG: a probability's reliability diagram, a score's risk–coverage
      curve, and the diagram after the usual fit; of the rows a page begins with, unless --rows names others. Needs Chromium

  lab questions FILE [--index-base 0|1] [--columns name=role,…] [--split-answers ";"] [--json]
      what a question file was recognised as, how many questions it holds, which columns were not used, and each row at
      fault. What the file leaves open is not read until it is said, here and in lab run:
      --index-base     whether numbers that name the right option count from 0 or from 1
      --columns        the role of each column, by name: question, context (text before the question), answer, distractor,
                       option, gold (says which option is right), id, group, popularity or none
      --split-answers  what separates several answers in one cell: ";", "|", "/" (with spaces), "," or newline

  lab COMMAND --help
      the part of this text that is about one command
`;

const commands: Record<string, () => Promise<(argv: string[]) => Promise<number>>> = {
  run: async () => (await import('./run')).run,
  compare: async () => (await import('./compare/compare')).compare,
  predictions: async () => (await import('./predictions/predictions')).predictions,
  evidence: async () => (await import('./evidence/evidence')).evidence,
  methods: async () => (await import('./listing')).listMethods,
  signals: async () => (await import('./listing')).listSignals,
  metrics: async () => (await import('./metrics/metrics')).metrics,
  decide: async () => (await import('./decide/decide')).decide,
  table: async () => (await import('./table/table')).table,
  figure: async () => (await import('./figure/figure')).figure,
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

/** Refuses what is no command. @throws UsageError naming those there are */
function requireCommand(name: string): void {
  if (Object.hasOwn(commands, name)) return;
  throw new UsageError(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
}

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const [about] = argv;
    if (about !== undefined) requireCommand(about);
    process.stdout.write(about === undefined ? usage : usageOf(about));
    return 0;
  }
  requireCommand(name);
  if (asksForHelp(argv)) {
    process.stdout.write(usageOf(name));
    return 0;
  }
  return (await commands[name]())(argv);
}

// Whoever reads the output may have had enough of it (head): what is left to do is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // The browser went away because the process is ending, which it does by itself.
  if (isEnding()) await new Promise(() => {});
  const code = error instanceof UsageError ? 2 : error instanceof BrowserLost ? 1 : null;
  if (code === null) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = code;
}
