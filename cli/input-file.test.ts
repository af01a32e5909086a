import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readInputFile } from './input-file';

const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-input-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file, through a link too', () => {
  writeFileSync(at('a.csv'), 'question');
  symlinkSync(at('a.csv'), at('b.csv'));
  expect(new TextDecoder().decode(readInputFile(at('b.csv'), 'question file'))).toBe('question');
});

it('says of a file that is missing what is wanted', () => {
  expect(() => readInputFile(at('none'), 'question file')).toThrow(/There is no file ".*none"/);
  symlinkSync(at('none'), at('dangling'));
  expect(() => readInputFile(at('dangling'), 'question file')).toThrow(/There is no file/);
});

it.skipIf(process.platform === 'win32')('reads no folder, pipe, socket or device', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync('/dev/zero', at('zero.csv'));
  const server = createServer().listen(at('socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  for (const [path, kind] of [
    [folder, 'a folder'],
    [at('pipe'), 'a pipe'],
    [at('socket'), 'a socket'],
    ['/dev/zero', 'a device'],
    [at('zero.csv'), 'a device']
  ]) {
    expect(() => readInputFile(path, 'file')).toThrow(kind);
  }
  server.close();
});

it.skipIf(process.platform === 'win32')('holds for every command that is given a file', () => {
  for (const args of [
    ['questions', '/dev/zero'],
    ['metrics', '/dev/zero'],
    ['run', '--set', '/dev/zero'],
    ['run', '--resume', '/dev/zero']
  ]) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join('node_modules', 'tsx', 'dist', 'cli.mjs'), join('cli', 'lab.ts'), ...args],
      { encoding: 'utf8', timeout: 60_000 }
    );
    expect(stderr.trim().split('\n'), args.join(' ')).toHaveLength(1);
    expect(stderr).toContain('/dev/zero');
    expect(status).toBe(2);
  }
});
