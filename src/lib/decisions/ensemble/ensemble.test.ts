import { describe, expect, it } from 'vitest';
import { ensembleCase } from '../../../../tests/oracles/ensemble-cases';
import { rowsOf } from '../../comparison/rows';
import { mean } from '../../calibration/metrics/accuracy';
import { openPredicted } from '../../predictions/open-predicted';
import { runOfPredictions } from '../../runs/predictions/from-predictions';
import type { RunFile } from '../../runs/run';
import { rowsAt } from '../decision-rows';
import { rowsOfComparison } from '../rows-of-comparison';
import { decideEnsemble, type EnsembleDecision } from './ensemble';
import { boughtSentence, ensembleNotes, ensemblePart, ensembleSentence, lineFor } from './ensemble-words';
import { ensembleFault, joinMembers, type EnsembleMember } from './members';
import { numbersByGrader } from './same-answers';
import { recordedRun } from '../../../../tests/fixtures/recorded-run';

const recorded = recordedRun();
const membersOf = (file: RunFile, keys?: readonly string[]): EnsembleMember[] =>
  rowsOf(file)
    .filter(({ key }) => !keys || keys.includes(key))
    .map((row) => {
      const rows = rowsOfComparison(row);
      return { key: row.key, title: rows.title, rows };
    });
const usual = [
  'direct/length-normalised-probability',
  'verbalized/number-expectation',
  'distractors/option-probability'
];
const quick = { resamples: 40 };

async function decided(members: readonly EnsembleMember[]): Promise<EnsembleDecision> {
  const decision = await decideEnsemble(members, quick);
  if ('reason' in decision) throw new Error(decision.reason);
  return decision;
}

/** A run of three made-up models, as a file of predictions gives it. */
async function madeUp(n: number, seed: number, change: (line: string[], at: number) => string[] = (l) => l) {
  const lines = ensembleCase(n, 3, seed, 0).flatMap((votes, question) =>
    votes.map(({ answer, confidence, correct }, m) => [
      `q${question}`,
      `model${m}`,
      'sure',
      'probability',
      String(confidence),
      String(correct),
      answer
    ])
  );
  const text = [
    'id,arm,signal,kind,confidence,correct,answer',
    ...lines.map((l, i) => change(l, i).join(','))
  ];
  return runOfPredictions(
    await openPredicted(new TextEncoder().encode(text.join('\n')), 'f.csv'),
    'f.csv',
    '2026-01-02T00:00:00.000Z'
  );
}

describe('an ensemble of a run’s rows', () => {
  it('has figures of the questions that chose nothing, whatever the order of members', async () => {
    const members = membersOf(recorded, usual);
    const decision = await decided(members);
    expect(decision).toMatchObject({ shared: 100, nChosen: 44, n: 56, left: null });
    expect(decision.lines).toHaveLength(9);
    for (const { figures } of decision.lines) expect(figures!.n).toBe(56);
    const other = await decided([members[2], members[0], members[1]]);
    expect(other.lines).toEqual(decision.lines);
    expect(other.best).toEqual(decision.best);
  });

  it('chooses the best single member on the one part, and shows it on the other', async () => {
    const members = membersOf(recorded, usual);
    const { best } = await decided(members);
    const right = (key: string, part: 'fit' | 'judge') => {
      const { rows } = members.find((member) => member.key === key)!;
      return mean(
        rowsAt(
          rows,
          [...rows.parts.keys()].filter((i) => rows.parts[i] === part)
        ).correct
      );
    };
    expect(best.chosenAt).toBe(Math.max(...usual.map((key) => right(key, 'fit'))));
    expect(best.asIs!.accuracy).toBeCloseTo(right(best.key, 'judge'), 12);
  });

  it('of one row said twice is that row', async () => {
    const [member] = membersOf(recorded, [usual[2]]);
    const decision = await decided([member, { ...member, key: 'again' }]);
    const line = lineFor(decision, 'mean', 'as-is');
    expect(line.overSingle!.accuracy.difference).toBe(0);
    expect(line.overSingle!.brier.difference).toBeCloseTo(0, 9);
    expect(line.figures!.accuracy).toBe(decision.best.asIs!.accuracy);
    expect(decision.unanimous).toBe(56);
  });

  it('takes a score in once it is calibrated, and says so', async () => {
    const decision = await decided(membersOf(recorded, ['direct/mean-token-entropy', usual[2]]));
    expect(lineFor(decision, 'mean', 'as-is').reason).toMatch(/is a score, not a chance of being right/);
    expect(lineFor(decision, 'mean', 'members-fitted').figures!.n).toBe(56);
    expect(ensembleSentence(decision, 'mean')).toContain('members calibrated first: right in');
    expect(decision.tied).toBeNull();
  });

  it('without figures says why once, not once for each rule', async () => {
    const some = [...Array(30).keys()];
    const members = membersOf(recorded, ['direct/mean-token-entropy', usual[2]]).map((member) => {
      const { rows } = member;
      const few = { ...rows, ids: rows.ids.slice(0, 30), parts: rows.parts.slice(0, 30) };
      return { ...member, rows: { ...few, ...rowsAt(rows, some) } };
    });
    const decision = await decided(members);
    expect(decision.lines.every(({ figures }) => figures === null)).toBe(true);
    const { sentences } = ensemblePart(decision);
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toMatch(/is a score, not a chance of being right/);
    expect(sentences[1]).toMatch(/at least 20/);
  });

  it('votes with the option that a row itself chose', async () => {
    const key = 'distractors/option-probability-per-token';
    const [perToken] = membersOf(recorded, [key]);
    const row = rowsOf(recorded).find((each) => each.key === key)!;
    const { words } = perToken.rows.answers()!;
    const accepted = new Map(recorded.run.set.questions.map(({ id, answers }) => [id, answers]));
    words.forEach((word, i) => {
      expect(accepted.get(row.questionIds[i])!.includes(word!), row.questionIds[i]).toBe(
        perToken.rows.correct[i] === 1
      );
    });
  });

  it('is told in words that claim no more than the intervals', async () => {
    const decision = await decided(membersOf(recorded, usual));
    for (const [rule, title] of [
      ['majority', 'Majority'],
      ['mean', 'Mean confidence']
    ] as const) {
      const [low, high] = lineFor(decision, rule, 'as-is').overSingle!.accuracy.interval!;
      const verdict = low > 0 ? 'more than it' : high < 0 ? 'less than it' : 'which may be chance';
      expect(ensembleSentence(decision, rule)).toMatch(
        new RegExp(
          `^${title} of 3 members: right in \\d+ % \\(\\d+ to \\d+ %\\) of 56 other questions\\. The best single member, “.*”, is right in .*: the difference is [−+]?\\d+\\.\\d points \\(.* to .*\\), ${verdict}\\.$`
        )
      );
    }
    expect(boughtSentence(decision, 'majority')).toContain('With members calibrated first, it is');
    expect(ensembleNotes(decision)[0]).toMatch(/^100 questions that every member answered: 44 to fit on/);
  });
});

describe('an ensemble of predictions', () => {
  it('of three models that err independently is better than one, and the weights know it', async () => {
    const decision = await decided(membersOf(await madeUp(900, 5)));
    const { overSingle } = lineFor(decision, 'weighted', 'members-fitted');
    expect(overSingle!.accuracy.interval![0]).toBeGreaterThan(0);
    expect(ensembleSentence(decision, 'weighted')).toMatch(/more than it\.$/);
  });

  it('says which questions are missing, and counts them', async () => {
    const file = await madeUp(120, 6, (line, i) => {
      if (i % 3 === 1 && i < 30) return [...line.slice(0, 5), 'unparsed', ''];
      return line;
    });
    const members = membersOf(file);
    const decision = await decided(members);
    expect(decision.shared).toBe(110);
    expect(decision.left).toBe(
      '10 questions of 120 are left out, because not every member has them with a value, a grade and an answer: “model1, sure” lacks 10.'
    );
  });

  it('needs what was answered, two members, and no member twice', async () => {
    const silent = membersOf(await madeUp(60, 7, (line) => [...line.slice(0, 6), '']));
    expect(ensembleFault(silent)).toMatch(/“model0, sure” says how sure it is, but not what was answered/);
    const [member] = membersOf(await madeUp(60, 7));
    expect(ensembleFault([member])).toMatch(/two members/);
    expect(ensembleFault([member, member])).toMatch(/is a member already/);
    expect(await decideEnsemble([member])).toHaveProperty('reason');
  });

  it('of no common question, or of words that differ, says so', async () => {
    const [member] = membersOf(await madeUp(60, 7));
    const elsewhere = {
      ...member,
      key: 'b',
      rows: { ...member.rows, ids: member.rows.ids.map((id) => `x${id}`) }
    };
    expect(await decideEnsemble([member, elsewhere])).toMatchObject({
      reason: expect.stringMatching(/^The members share no question\. 120 questions of 120 are left out/)
    });
    const texts = (words: string) => ({ ...member.rows, texts: member.rows.ids.map(() => words) });
    const joined = await joinMembers([
      { ...member, rows: texts('A') },
      { ...member, key: 'b', rows: texts('B') }
    ]);
    expect(joined).toMatchObject({ questions: [] });
  });

  it('can be ended', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      decideEnsemble(membersOf(await madeUp(60, 7)), { signal: controller.signal })
    ).rejects.toThrow(/abort/);
  });
});

it('tells answers apart by the grader’s rules, whatever their order', async () => {
  const question = { id: 'q', text: 'What is the capital of France?' };
  const answers = ['Paris', 'The capital of France is Paris.', 'Lyon', 'I don’t know.', ''];
  const numbers = await numbersByGrader(question, answers);
  expect(numbers[0]).toBe(numbers[1]);
  expect(new Set(numbers).size).toBe(3);
  const turned = await numbersByGrader(question, answers.toReversed());
  expect(turned.toReversed()).toEqual(numbers);
});
