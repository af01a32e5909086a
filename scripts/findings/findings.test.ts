import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openFindings } from './open';
import { findingsPage } from './page';

const docs = new URL('../../docs/', import.meta.url);

it('the page of findings is what its files give', async () => {
  const page = findingsPage(await openFindings(fileURLToPath(new URL('findings', docs))));
  expect(readFileSync(new URL('findings.md', docs), 'utf8')).toBe(page);
}, 300_000);
