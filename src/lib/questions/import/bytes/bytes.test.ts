import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { ImportError } from '../import-result';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part)] : part)));

describe('bytes', () => {
  it('repairs what is not UTF-8 byte by byte, and says where', async () => {
    const content = bytes(
      'question,answer\n"Who said\nna',
      [0xef],
      've \xa0',
      '?",',
      [0x93],
      'caf',
      [0xe9],
      '!',
      [0x94, 0x81],
      '\nCafé?,é\n'
    );
    const { questions, repairs, repairCount } = await importBytes('q', content);
    expect(questions.map(({ answers }) => answers[0])).toEqual(['“café!”\uFFFD', 'é']);
    expect(questions[0].text).toBe('Who said\nnaïve \xa0?');
    expect(repairCount).toBe(5);
    expect(repairs[0]).toMatchObject({ file: 'q', row: 2, line: 3, found: '0xef', readAs: 'ï', byte: 28 });
    expect(repairs.map(({ readAs }) => readAs)).toEqual(['ï', '“', 'é', '”', '\uFFFD']);
  });

  it('does not take overlong, surrogate or cut sequences for UTF-8', async () => {
    for (const stray of [
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
      [0xf0, 0x82, 0x82, 0xac]
    ]) {
      const { repairCount } = await importBytes('q', bytes('question,answer\na?,x', stray, '\n'));
      expect(repairCount).toBe(stray.length);
    }
  });

  it.each(['le', 'be'])('reads UTF-16%s, with and without its mark', async (order) => {
    const units = (text: string) =>
      [...text].flatMap((c) => {
        const pair = [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8];
        return order === 'le' ? pair : pair.reverse();
      });
    for (const mark of ['\uFEFF', '']) {
      const content = new Uint8Array(units(`${mark}question\tanswer\r\nWo ist Köln?\tEuropa\r\n`));
      const { questions, files } = await importBytes('q', content);
      expect(questions).toMatchObject([{ text: 'Wo ist Köln?', answers: ['Europa'] }]);
      expect(files[0].recognised).toMatchObject({ encoding: `utf-16${order}`, format: 'tsv' });
    }
  });

  it.each([
    ['empty', new Uint8Array(), /q is empty/],
    ['blank', bytes(' \n\n'), /q is empty/],
    ['a web page', bytes('<!DOCTYPE html><html></html>'), /is a web page/],
    ['a pointer', bytes('version https://git-lfs.github.com/spec/v1\noid x\n'), /Git LFS pointer/],
    ['an image', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10]), /is a PNG image/],
    [
      'prose',
      bytes('Once upon a time there was a file.\nIt held no questions.\n'),
      /neither JSON nor a table/
    ],
    ['other JSON', bytes('{"a": [1, 2, 3]}'), /holds no list of records/],
    ['control characters', bytes([1, 2, 3, 4, 5, 6, 7, 8]), /is not a text/],
    ['a damaged gzip', bytes([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]), /damaged gzip/],
    ['a damaged zip', bytes([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0]), /damaged zip/]
  ])('says in words that it cannot read %s', async (_, content, message) => {
    await expect(importBytes('q', content as Uint8Array<ArrayBuffer>)).rejects.toThrow(ImportError);
    await expect(importBytes('q', content as Uint8Array<ArrayBuffer>)).rejects.toThrow(message);
  });
});
