import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';

const LIST = '- question: Capital of Peru?\n  answer: Lima\n- question: How much?\n  answer: 1.10\n';

describe('YAML is read as JSON is', () => {
  it.each<[string, string, string[]]>([
    ['a list, known by its content', LIST, ['Capital of Peru? → Lima', 'How much? → 1.10']],
    ['behind comments', `%YAML 1.2\n---\n# quiz\n\n${LIST}`, ['Capital of Peru? → Lima', 'How much? → 1.10']],
    [
      'below a name',
      'questions:\n  - question: Metal?\n    options: [wood, iron]\n    answer: 1\n  - question: No?\n    options: [yes, no]\n    answer: 0\n',
      ['Metal? → iron | wood', 'No? → yes | no']
    ],
    [
      'numbers and dates as they are written',
      '- {question: When?, answer: 2001-02-03}\n- {question: Code?, answer: 007}\n- {question: Hex?, answer: 0x1F}\n',
      ['When? → 2001-02-03', 'Code? → 007', 'Hex? → 0x1F']
    ],
    [
      'promptfoo’s settings',
      'prompts:\n  - "{{question}}"\nproviders: [openai:gpt]\ntests:\n  - vars: {question: Capital of Peru?}\n    assert:\n      - {type: contains, value: Lima}\n',
      ['Capital of Peru? → Lima']
    ],
    [
      'several documents',
      'question: Capital of Peru?\nanswer: Lima\n---\nquestion: Planet?\nanswer: Mars\n',
      ['Capital of Peru? → Lima', 'Planet? → Mars']
    ],
    [
      'parts that are used again',
      '- question: First?\n  options: &all [iron, wood]\n  answer: iron\n- question: Second?\n  options: *all\n  answer: wood\n',
      ['First? → iron | wood', 'Second? → wood | iron']
    ]
  ])('%s', async (title, content, expected) => {
    const name = /promptfoo|documents/.test(title) ? 'x.yaml' : 'x';
    expect(await readLines(content, name)).toEqual(expected);
    expect((await importBytes(name, content)).files[0].recognised.format).toBe('yaml');
  });

  it.each<[string, string, RegExp]>([
    ['what is not YAML', '- question: a\n  answer: b\n - x: [\n', /is not valid YAML, line 3: /],
    ['a name given twice', '- question: a\n  answer: b\n  answer: c\n', /line 3: Map keys must be unique/],
    ['no questions', 'colour: red\n', /is YAML, but holds no list of records/]
  ])('%s is refused, with its line', async (_, content, reason) => {
    await expect(importBytes('x.yml', content)).rejects.toThrow(reason);
  });
});
