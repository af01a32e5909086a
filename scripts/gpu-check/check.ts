/**
 * What the WebGPU engine gives on this machine's graphics card, and how fast: `npm run gpu-check`. Prints a row for
 * docs/parity.md; ends with 1 where the logits are not the reference's.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { convertGguf } from '../../src/lib/engine/convert/convert';
import { probeDevice } from '../../src/lib/engine/device-probe';
import { WebLlmModel } from '../../src/lib/engine/webgpu/web-llm-model';
import { engineDistance } from '../../tests/fixtures/engine-distance';
import { checkWeights } from './check-weights';
import { startDawn } from './dawn';
import { serveFromMemory, SITE } from './in-memory-site';
import { measureSpeed } from './speed';

/** Largest |Δ log p| of the forty likeliest tokens that is taken for rounding, nats; a float32 pass in NumPy is 0.0002 away. */
const BOUND = 0.02;

/** A software adapter takes a second a token: only that the check works is seen there. */
const SHORT = { prompts: 2, steps: 2, speed: { promptTokens: 16, replyTokens: 1, rounds: 1 } };
const WHOLE = { prompts: 3, steps: 8, speed: { promptTokens: 512, replyTokens: 64, rounds: 5 } };

const [dawn, library, reference] = argv.slice(2);
const expected = JSON.parse(readFileSync(reference, 'utf8'));

function files(): Map<string, Uint8Array> {
  const gguf = checkWeights();
  const sha256 = createHash('sha256').update(gguf).digest('hex');
  if (sha256 !== expected.sha256)
    throw new Error(
      `The weights made here (SHA-256 ${sha256}) are not those of the reference (${expected.sha256}).`
    );
  const all = new Map<string, Uint8Array>([['library.wasm', readFileSync(library)]]);
  for (const { name, data } of convertGguf(gguf)) all.set(`model/resolve/main/${name}`, data);
  return all;
}

async function main(): Promise<boolean> {
  await startDawn(dawn);
  const adapter = await probeDevice();
  if (!adapter.adapter) throw new Error('Dawn found no adapter: is there a Vulkan driver, and its loader?');
  console.log(`adapter: ${adapter.adapter}${adapter.hardware ? '' : ' (software)'}`);
  serveFromMemory(files());
  let stage = '';
  const model = await WebLlmModel.load('gpu-check', {
    folder: `${SITE}model/`,
    library: `${SITE}library.wasm`,
    signal: new AbortController().signal,
    onProgress: (progress) => {
      if (progress.stage !== stage) console.log((stage = progress.stage));
    }
  });
  const { prompts, steps, speed: work } = adapter.hardware ? WHOLE : SHORT;
  const distance = await engineDistance(model, expected.prompts.slice(0, prompts), steps, 40);
  const speed = await measureSpeed(model, work);
  const day = new Date().toISOString().slice(0, 10);
  console.log(
    [
      '',
      '| adapter | steps | same arg max | largest \\|Δ log p\\| | largest \\|Δ entropy\\| | prefill | decode | decode, sketched | measured |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      `| ${adapter.adapter} | ${distance.steps} | ${distance.sameArgMax} | ${distance.logP.toFixed(5)} nats over the top forty ` +
        `| ${distance.entropy.toFixed(5)} nats | ${speed.prefill.toFixed(1)} tokens/s (${speed.promptTokens}) ` +
        `| ${speed.decode.toFixed(1)} tokens/s (${speed.replyTokens}) | ${speed.decodeWithSketch.toFixed(1)} tokens/s | ${day} |`,
      ''
    ].join('\n')
  );
  const same = distance.sameArgMax === distance.steps && distance.logP <= BOUND;
  console.log(
    same ? 'The logits are the reference’s.' : `The logits are NOT the reference’s (bound ${BOUND} nats).`
  );
  return same;
}

main().then(
  // Dawn's own threads would keep the process.
  (same) => exit(same ? 0 : 1),
  (error) => {
    console.error(error);
    exit(1);
  }
);
