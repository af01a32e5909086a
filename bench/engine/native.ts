import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { peersPython } from '../peers-python';
import { PROMPT, STEPS, type Subject } from './subject';
import { BATCH } from '../../src/lib/engine/cpu/llama-host';

/** A started native llama.cpp. */
export interface Native extends Subject {
  end(): void;
}

/** Python with llama.cpp compiled for this machine; or why there is none. */
export function nativePython(): { python: string } | { reason: string } {
  return peersPython('llama-cpp', [join(import.meta.dirname, 'requirements.txt')], {
    // Ours has no OpenMP either, and no part for pictures.
    CMAKE_ARGS: '-DGGML_OPENMP=OFF -DLLAVA_BUILD=OFF'
  });
}

/**
 * Starts it with a GGUF file, in a process of its own.
 * @throws Error with what Python said, when it does not start
 */
export async function startNative(
  python: string,
  { title, file, sequences, threads, cache }: NativeChoice
): Promise<Native> {
  const script = join(import.meta.dirname, 'native.py');
  const child = spawn(python, [script, file, String(sequences), String(threads), cache, String(BATCH)], {
    stdio: ['pipe', 'pipe', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`Native llama.cpp ended: ${said.trim().split('\n').at(-1)}`);
    return value as string;
  };
  await next();
  return {
    title,
    together: true,
    async measure(work, atOnce) {
      child.stdin.write(`${work} ${atOnce} ${work === 'prompt' ? PROMPT : STEPS}\n`);
      return Number(await next());
    },
    end: () => child.stdin.end()
  };
}

/** How native llama.cpp is started. */
export interface NativeChoice {
  title: string;
  file: string;
  sequences: number;
  threads: number;
  /** What keys and values are kept in. */
  cache: 'f32' | 'f16';
}
