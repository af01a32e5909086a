import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { readSample, samplesFolder } from '../../../../tests/fixtures/samples';

const sample = (name: string) => importBytes(name, readSample(name));

describe.skipIf(samplesFolder === undefined)(
  'the publishers’ own files (skipped where ../shared/samples is absent)',
  () => {
    it.each([
      ['TruthfulQA.csv', 'truthfulqa', 40, 40, 4],
      ['simpleqa_with_distractors.csv', 'simpleqa', 46, 46, 9],
      ['gpt-4o-mini_normal_results.json', 'recorded-results', 20, 0, 0],
      ['gpt-4o-mini_distractors_results.json', 'recorded-results', 20, 0, 0],
      ['mmlu_formal_logic_test.csv', 'mmlu', 20, 20, 1],
      ['mmlu_global_facts_test.csv', 'mmlu', 40, 40, 1],
      ['arc_challenge.jsonl', 'query-choices', 40, 40, 0],
      ['arc_choices_by_label.json', 'arc-by-label', 26, 26, 0],
      ['nq_open_dev.jsonl', 'nq-open', 40, 0, 0],
      ['webquestions_val.json', 'webquestions', 20, 0, 0],
      ['popqa.json', 'popqa', 25, 0, 0],
      ['opentriviaqa_general', 'opentriviaqa', 37, 37, 1]
    ])('%s is %s with %i questions', async (name, shape, questions, withDistractors, groups) => {
      const result = await sample(name);
      expect(result.files.map(({ recognised }) => recognised.shape)).toEqual([shape]);
      expect(result.questions).toHaveLength(questions);
      expect(result.withDistractors).toBe(withDistractors);
      expect(result.groups).toHaveLength(groups);
      expect(result.faults.filter(({ effect }) => effect !== 'kept')).toEqual([]);
      expect(result.unrecognised).toEqual([]);
    });

    it('keeps the odd rows of each', async () => {
      const simple = await sample('simpleqa_with_distractors.csv');
      expect(simple.questions.at(-1)!.answers).toEqual(['LET function']);
      expect(simple.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(
        [42, 43, 44, 45, 46].map((row) => `${row} wrong_answer_1`)
      );
      const truthful = await sample('TruthfulQA.csv');
      expect(truthful.files[0].recognised.encoding).toBe('utf-8 with BOM');
      expect(truthful.questions.flatMap(({ answers }) => answers)).not.toContain('');

      const logic = await sample('mmlu_formal_logic_test.csv');
      expect(logic.questions[3].text).toContain('\n~G ⊃ H\n~H / G');
      expect(logic.questions[9].answers).toEqual(['L ∨ ~L']);
      expect(logic.questions[9].distractors).toEqual(['L', '~L', 'L • ~L']);
      expect(logic.questions.filter(({ fixedAnswerIndex }) => fixedAnswerIndex !== undefined)).toHaveLength(
        1
      );
      expect(logic.groups).toEqual([{ name: 'formal logic', questions: 20 }]);

      const arc = await sample('arc_choices_by_label.json');
      expect(arc.questions.map(({ distractors }) => distractors!.length).sort()).toEqual(
        [2, 2, ...Array.from({ length: 23 }, () => 3), 4].sort()
      );
      expect(arc.questions.at(-1)).toMatchObject({ id: 'TIMSS_2003_8_pg29', answers: ['heart'] });

      const pop = await sample('popqa.json');
      expect(pop.questions[3]).toMatchObject({
        id: '6279762',
        answers: ['Salt Lake City', 'Salt Lake', 'SLC', 'Salt Lake City, Utah']
      });
      expect(pop.questions[3].popularity).toBeCloseTo(Math.log10(238256) / 6, 12);

      const trivia = await sample('opentriviaqa_general');
      expect(trivia.repairs).toMatchObject([{ byte: 3694, found: '0xe9', readAs: 'é', line: 156, row: 26 }]);
      expect(trivia.questions[25].text).toContain('Insomnia Café');
    });
  }
);
