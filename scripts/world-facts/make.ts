/** Writes static/question-sets/world-facts.json: `npx tsx scripts/world-facts/make.ts`. */
import { writeFileSync } from 'node:fs';
import { fileText } from './file-text';
import { worldFacts } from './set';

const path = new URL('../../static/question-sets/world-facts.json', import.meta.url);
const set = worldFacts();
writeFileSync(path, fileText(set));
console.log(`${path.pathname}: ${set.questions.length} questions`);
