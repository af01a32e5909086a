import { describe, expect, it } from 'vitest';
import { hostileFiles } from '../../../../tests/fixtures/hostile-files';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { ImportError } from './import-result';

// There is no clock here: what takes quadratic time does not end before the test's own limit.
describe('files made to hang or exhaust the reader end, with what is good in them or a clear error', () => {
  it.each(hostileFiles)('$title', async ({ content, expected }) => {
    const reading = importBytes('x', content());
    if (typeof expected === 'number') {
      expect((await reading).questions).toHaveLength(expected);
    } else {
      await expect(reading).rejects.toThrow(ImportError);
      await expect(reading).rejects.toThrow(expected);
    }
  });
});
