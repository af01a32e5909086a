/**
 * Holds the grading rules against the hand-labelled replies and writes what it finds between the two marks of
 * docs/grading.md: `npx tsx scripts/grading-agreement.ts`. The test beside `tests/grading` fails where the page says
 * something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { agreementReport, withReport } from '../tests/grading/agreement-report';

const PAGE = new URL('../docs/grading.md', import.meta.url);
const report = agreementReport();
writeFileSync(PAGE, withReport(readFileSync(PAGE, 'utf8'), report));
console.log(report);
