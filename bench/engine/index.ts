import { cpus, loadavg } from 'node:os';
import type { Page } from 'playwright';
import { median } from '../median';
import { inPage } from '../page';
import { textTable } from '../text-table';
import { inBench, ours, wllama, type PageSubject } from './bench-page';
import { keepCoreBusy } from './busy-core';
import type { WholeRun } from './in-page';
import { nativePython, startNative, type Native } from './native';
import { originalModel, widenedModel, wllamaFolder } from './peer-files';
import { plannedRun, samplesArm, usualArms } from './plans';
import type { EngineFlags, EnginePart } from './parts';
import type { Subject, Work } from './subject';

const AT_ONCE = [1, 4, 16];
const WORKS: [work: Work, title: string][] = [
  ['prompt', 'a token of the prompt'],
  ['decoded', 'a token decoded']
];
const ORIGINAL_URL = '/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf';
const WIDENED_URL = '/bench-files/SmolLM2-135M-Instruct.F32.gguf';
const FLOAT32 = 'ours, 32-bit floats';
const INT8 = 'ours, 8-bit activations';

const print = (text: string) => process.stdout.write(`${text}\n`);
const milliseconds = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
const times = (ratio: number) => `${ratio.toFixed(2)}×`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const load = () => `load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;

/** Median milliseconds a token, by subject, work and how many at once. */
async function speeds(
  subjects: readonly Subject[],
  rounds: number
): Promise<(s: Subject, work: Work, n: number) => number> {
  const found = new Map<string, number[]>();
  const key = (subject: Subject, work: Work, atOnce: number) =>
    `${subject.title}/${work}/${subject.together ? atOnce : 1}`;
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const atOnce of AT_ONCE) {
      for (const subject of subjects) {
        if (!subject.together && atOnce > 1) continue;
        for (const [work] of WORKS) {
          const ms = await subject.measure(work, atOnce);
          const name = key(subject, work, atOnce);
          if (round > 0) found.set(name, [...(found.get(name) ?? []), ms]);
        }
      }
    }
  }
  return (subject, work, atOnce) => median(found.get(key(subject, work, atOnce))!);
}

async function speedTables(subjects: readonly Subject[], rounds: number): Promise<void> {
  const [first] = subjects;
  const of = await speeds(subjects, rounds);
  for (const [work, title] of WORKS) {
    const rows = subjects.map((subject) => [
      subject.title,
      ...AT_ONCE.flatMap((n) => {
        const ms = of(subject, work, n);
        return [milliseconds(ms), times(of(subject, work, 1) / ms), times(ms / of(first, work, n))];
      })
    ]);
    const head = AT_ONCE.flatMap((n) => [`${n} at once`, 'to 1', 'to ours']);
    print(`${textTable([[title, ...head], ...rows])}\n`);
  }
}

/** With one core kept busy by another process, in turn with the quiet machine. */
async function busyTable(subjects: readonly Subject[], rounds: number): Promise<void> {
  const rows: string[][] = [];
  for (const subject of subjects) {
    const found = WORKS.map(() => ({ quiet: [] as number[], busy: [] as number[] }));
    for (let round = 0; round <= rounds; round++) {
      for (const state of ['quiet', 'busy'] as const) {
        const end = state === 'busy' ? await keepCoreBusy() : async () => {};
        for (const [i, [work]] of WORKS.entries()) {
          const ms = await subject.measure(work, 16);
          if (round > 0) found[i][state].push(ms);
        }
        await end();
      }
    }
    for (const [i, [, title]] of WORKS.entries()) {
      const [quiet, busy] = [median(found[i].quiet), median(found[i].busy)];
      const throughput = (quiet / busy).toFixed(2);
      rows.push([`${subject.title}: ${title}`, milliseconds(quiet), milliseconds(busy), throughput]);
    }
  }
  print('One core kept busy by another process, 16 at once; goal: throughput ≥ 0.35 of the quiet one');
  print(`${textTable([['', 'quiet', 'busy', 'throughput'], ...rows])}\n`);
}

async function memoryTable(page: Page): Promise<void> {
  const rows: string[][] = [];
  for (const arithmetic of ['float32', 'int8'] as const) {
    for (const sequences of [1, 4, 16]) {
      const { title, measure } = await ours(page, 'memory', ORIGINAL_URL, arithmetic, sequences);
      await measure('prompt', sequences);
      const { weights, used, taken } = await inBench(page, 'memoryOf', title);
      await inBench(page, 'unload', title);
      rows.push([
        arithmetic === 'float32' ? '32-bit floats' : '8-bit activations',
        ...[String(sequences), megabytes(weights)],
        ...[used - weights, taken - weights].map(megabytes)
      ]);
    }
  }
  print('Memory the engine takes, 2,048 tokens a sequence; goal: ≤ 150 MB beyond the weights');
  print(`${textTable([['', 'at once', 'weights', 'in use beyond', 'taken beyond'], ...rows])}\n`);
}

async function samplesTable(page: Page, rounds: number): Promise<void> {
  const one = plannedRun([samplesArm(20)], 1);
  const mine = await ours(page, FLOAT32, ORIGINAL_URL, 'float32', null);
  const found = { alone: [] as number[], helped: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const way of ['alone', 'helped'] as const) {
      const { ms } = await inBench(page, 'wholeRun', mine.title, one.plan, one.asked, way === 'helped');
      found[way].push(ms);
    }
  }
  await inBench(page, 'unload', mine.title);
  const [alone, helped] = [median(found.alone), median(found.helped)];
  print(
    `Twenty samples of one question, ${mine.device}: in one lane, and in those besides that nothing uses`
  );
  print(
    `${textTable([
      ['', 'one lane', 'all lanes', 'ratio'],
      [mine.title, ...[alone, helped].map((ms) => `${(ms / 1000).toFixed(1)} s`), times(alone / helped)]
    ])}\n`
  );
}

/** wllama in each way that is measured. @param folder URL of its `esm` folder */
const wllamas = (page: Page, folder: string) => [
  () => wllama(page, 'wllama 2.4.0, 32-bit floats', WIDENED_URL, 'float32', folder),
  () => wllama(page, 'wllama 2.4.0, the file as it is', ORIGINAL_URL, 'int8', folder)
];

async function wholeRuns(page: Page, questions: number, folder: string | null): Promise<void> {
  const usual = plannedRun(usualArms(), questions);
  const mine = await ours(page, FLOAT32, ORIGINAL_URL, 'float32', null);
  const run = ({ title }: Subject, { plan, asked }: ReturnType<typeof plannedRun>) =>
    inBench(page, 'wholeRun', title, plan, asked);
  const taken = await run(mine, usual);
  const few = Math.min(questions, 8);
  const twenty = await run(mine, plannedRun([samplesArm(20)], few));
  await inBench(page, 'unload', mine.title);
  const row = ({ title, device }: PageSubject, { ms, calls }: WholeRun, ratio: string) => [
    ...[`${title}, ${device}`, `${(ms / 1000).toFixed(1)} s`, String(calls), ratio]
  ];
  const rows = [row(mine, taken, '')];
  for (const loaded of folder === null ? [] : wllamas(page, folder)) {
    const peer = await loaded();
    const whole = await run(peer, usual);
    await inBench(page, 'unload', peer.title);
    rows.push(row(peer, whole, times(whole.ms / taken.ms)));
  }
  print(`The whole run: ${questions} questions of world-facts × 3 methods; goal: ≥ 3× as fast as wllama`);
  print(`${textTable([['', 'time', 'calls', 'to ours'], ...rows])}\n`);
  const tokens = (title: string, n: number, { naive, computed }: WholeRun, goal: number) => [
    ...[title, String(n), String(naive), String(computed)],
    ...[(computed! / naive).toFixed(3), `≤ ${goal}`]
  ];
  print('Tokens of prompts computed, by the engine’s own count, against each call reading its whole prompt');
  print(
    textTable([
      ['', 'questions', 'naive', 'computed', 'ratio', 'goal'],
      tokens('the usual methods', usual.asked.length, taken, 0.35),
      tokens('twenty samples', few, twenty, 0.2)
    ])
  );
}

/** The speeds of all, and those with one core kept busy. */
async function measured(page: Page, { part, rounds }: EngineFlags, folder: string | null): Promise<void> {
  const mine = [
    await ours(page, FLOAT32, ORIGINAL_URL, 'float32', 16),
    await ours(page, INT8, ORIGINAL_URL, 'int8', 16)
  ];
  const threads = Number.parseInt(mine[0].device, 10);
  print(`${threads === 1 ? '1 thread' : `${threads} threads`} each.\n`);
  const others: PageSubject[] = [];
  const natives: Native[] = [];
  try {
    if (part !== 'busy') {
      for (const loaded of folder === null ? [] : wllamas(page, folder)) others.push(await loaded());
      natives.push(...(await startNatives(threads)));
      await speedTables([...mine, ...others, ...natives], rounds);
    }
  } finally {
    for (const { end } of natives) end();
  }
  for (const { title } of others) await inBench(page, 'unload', title);
  if (part !== 'speeds') await busyTable(mine, rounds);
  for (const { title } of mine) await inBench(page, 'unload', title);
}

async function startNatives(threads: number): Promise<Native[]> {
  const native = nativePython();
  if ('reason' in native) {
    print(`Without native llama.cpp: ${native.reason}.`);
    return [];
  }
  const start = (title: string, file: string, cache: 'f32' | 'f16') =>
    startNative(native.python, { title, file, sequences: 16, threads, cache });
  return [
    await start('native, 32-bit floats', widenedModel(), 'f32'),
    await start('native, the file as it is', originalModel, 'f16')
  ];
}

/** Where the page finds wllama; `null`, with the reason printed, where there is none. */
function wllamaUrl(): string | null {
  const found = wllamaFolder();
  if ('url' in found) {
    widenedModel();
    return found.url;
  }
  print(`Without wllama: ${found.reason}.`);
  return null;
}

/** The lab's own engine against wllama in the same browser and llama.cpp compiled for this machine. */
export async function engineBench(flags: EngineFlags): Promise<void> {
  const { part, questions, rounds } = flags;
  const wanted = (...parts: EnginePart[]) => part === null || parts.includes(part);
  const folder = wanted('speeds', 'run') ? wllamaUrl() : null;
  const done = await inPage(
    async (page) => {
      print(`CPU engine, SmolLM2-135M; wall time, medians of ${rounds}; ${load()}`);
      if (wanted('speeds', 'busy')) await measured(page, flags, folder);
      if (wanted('memory')) await memoryTable(page);
      if (wanted('samples')) await samplesTable(page, rounds);
      if (wanted('run')) await wholeRuns(page, questions, folder);
      print(`\nAt the end: ${load()}`);
      return true;
    },
    { foreign: true }
  );
  if (!done) print('The CPU engine: left out, there is no Chromium.');
}
