import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const files = join(import.meta.dirname, 'files');
let commands: string;
beforeEach(() => {
  commands = mkdtempSync(join(tmpdir(), 'starters-'));
  symlinkSync('/usr/bin/dirname', join(commands, 'dirname'));
});
afterEach(() => rmSync(commands, { recursive: true }));

/** A program that tells what it was called with. @param check its exit code where it is only asked whether it runs */
function program(name: string, check = 0): void {
  writeFileSync(
    join(commands, name),
    `#!/bin/sh\ncase " $* " in *" -c "*) echo nonsense; exit ${check};; esac\necho "${name}: $*"\n`,
    { mode: 0o755 }
  );
}

describe.skipIf(process.platform === 'win32').each(['start-linux.sh', 'start-macos.command'])(
  '%s',
  (name) => {
    const start = () => {
      const { stdout, status } = spawnSync('/bin/sh', [join(files, name), '--port', '0'], {
        env: { PATH: commands },
        encoding: 'utf8'
      });
      return { said: stdout.trim(), status };
    };

    it('starts with Python where it runs', () => {
      program('python3');
      program('node');
      expect(start()).toEqual({ said: `python3: -B ${join(files, 'serve.py')} --port 0`, status: 0 });
    });

    it('starts with Node where a python3 is there and does not run, or is too old', () => {
      program('python3', 1);
      program('node');
      expect(start()).toEqual({ said: `node: ${join(files, 'serve.mjs')} --port 0`, status: 0 });
    });

    it('says what is missing where neither runs', () => {
      program('python3', 72);
      const { said, status } = start();
      expect(said).toMatch(/^The lab needs Python 3\.7 or Node 18 .* found neither/);
      expect(status).toBe(1);
    });
  }
);
