/** `npm run findings`: writes docs/findings.md from the runs kept in docs/findings. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFindings } from './open';
import { findingsPage } from './page';

const docs = new URL('../../docs/', import.meta.url);
const all = await openFindings(fileURLToPath(new URL('findings', docs)));
writeFileSync(new URL('findings.md', docs), findingsPage(all));
console.log(
  `docs/findings.md: ${all.length} runs, ${all.reduce((sum, { rows }) => sum + rows.length, 0)} rows`
);
