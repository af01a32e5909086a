import { writeFileSync } from 'node:fs';
import { sightText } from '../../src/lib/comparison/first-sight';
import { makeSight } from '../../src/lib/comparison/make-sight';
import { recordedRun } from '../../tests/fixtures/recorded-run';

/* Writes what the page shows of the recorded run before its answers are read. */
const file = recordedRun();
writeFileSync('static/first-sight.json', sightText(makeSight(file)));
