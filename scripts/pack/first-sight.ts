import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sightText } from '../../src/lib/comparison/first-sight';
import { makeSight } from '../../src/lib/comparison/make-sight';
import { parseRunFile } from '../../src/lib/runs/file/read';

/* Writes what the page shows of the recorded run before its answers are read. */
const file = parseRunFile(gunzipSync(readFileSync('static/recorded-run.json.gz')).toString('utf8'));
writeFileSync('static/first-sight.json', sightText(makeSight(file)));
