import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ours from '../../src/lib/calibration';
import { packCalibration } from './calibration.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lab-pack-'));
const own = join(folder, 'own');
const installed = join(own, 'node_modules', 'calibration-lab-numbers');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const tarball = await packCalibration(join(folder, 'packed'));
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'own', private: true, type: 'module' }));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], {
    cwd: own,
    stdio: 'pipe'
  });
}, 300_000);

function node(code: string): string {
  writeFileSync(join(own, 'code.mjs'), code);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['code.mjs'], {
    cwd: own,
    encoding: 'utf8'
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe('the package, installed in an empty folder', () => {
  it('has no dependency and no side effect, and says what it is', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false, license: 'Apache-2.0' });
    expect(manifest.dependencies).toBeUndefined();
    expect(readFileSync(join(installed, 'index.js'), 'utf8')).not.toMatch(/\bfrom ['"]|document\.|window\./);
  });

  it('exports all that the library does', () => {
    const names = JSON.parse(
      node(
        `import * as all from 'calibration-lab-numbers'; console.log(JSON.stringify(Object.keys(all).sort()));`
      )
    );
    expect(names).toEqual(Object.keys(ours).sort());
  });

  it('runs every example of its README in plain JavaScript, with the results it states', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    const examples = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
    expect(examples).toHaveLength(4);
    for (const code of examples) {
      const stated = [...code.matchAll(/\); \/\/ (.+)/g)].map(([, value]) => value);
      expect(node(code).trim().split('\n')).toEqual(stated);
    }
  });

  it('says in plain JavaScript where weights are not taken', () => {
    const said = node(
      `import { gapInterval } from 'calibration-lab-numbers';\ntry { gapInterval([0.5, 0.6], [1, 0], { weights: [1, 2] }); } catch (error) { console.log(error.name, error.message); }`
    );
    expect(said).toMatch(/^TypeError gapInterval takes no weights\. .*bootstrapInterval/);
  });

  it.each(['nodenext', 'bundler'])('is typed under %s, and its types refuse what is wrong', (resolution) => {
    const check = (code: string) => {
      writeFileSync(join(own, 'typed.ts'), code);
      const tsc = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
      const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
      const args = ['--noEmit', '--strict', '--module', module, '--moduleResolution', resolution, 'typed.ts'];
      return spawnSync(process.execPath, [tsc, ...args, '--target', 'es2022'], {
        cwd: own,
        encoding: 'utf8'
      });
    };
    const head = `import { asProbabilities, brier, type CertainThreshold, certainThreshold, confidencePlatt, gapInterval } from 'calibration-lab-numbers';\n`;
    const sure = 'const sure = asProbabilities([0.5, 0.6]);\n';
    const right = check(
      `${head}export const score: number = brier(asProbabilities([0.5]), [1]);\nexport const found: CertainThreshold = certainThreshold([1], [1], { target: 0.9 });\n${sure}brier(sure, [1, 0], { weights: [1, 2] });\nconfidencePlatt.fit(sure, [1, 0], { weights: Float64Array.of(1, 2) });\n`
    );
    expect(right.stdout).toBe('');
    expect(right.status).toBe(0);
    const wrong = check(
      `${head}brier([0.5], [1]); certainThreshold(1);\n${sure}const options = { level: 0.9, weights: [1, 2] };\ngapInterval(sure, [1, 0], options);\ngapInterval(sure, [1, 0], { weights: [1, 2] });\n`
    );
    expect(wrong.stdout).toMatch(/TS2322[^]*TS2554[^]*typed\.ts\(5,[^]*typed\.ts\(6,/);
  });
});
