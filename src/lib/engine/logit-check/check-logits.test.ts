import { expect, it } from 'vitest';
import expected from '../../../../tests/oracles/parity/expected.json';
import { ScriptedModel } from '../../../../tests/fixtures/scripted-model';
import { EngineError, type ModelDescription } from '../language-model';
import { logSumExp } from '../log-sum-exp';
import { checkLogits } from './check-logits';
import stored from './smollm2-135m.json';

/** A scripted model whose logits and description are changed on the way. */
class Changed extends ScriptedModel {
  passes = 0;

  constructor(
    private readonly change: (logits: Float32Array, pass: number) => Float32Array,
    private readonly described: Partial<ModelDescription> = {}
  ) {
    super({});
  }

  override describe(): ModelDescription {
    return { ...super.describe(), ...this.described };
  }

  override async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
    return this.change(await super.logitsAfter(tokens), this.passes++);
  }
}

const filled = (logits: Float32Array, value: number) => logits.slice().fill(value);
const reference = async (model: ScriptedModel) => {
  const promptIds = [65, 66, 67];
  const topAfter = async (ids: number[]) => {
    const logits = await model.logitsAfter(ids);
    const shift = logSumExp(logits);
    return Array.from(logits, (z, id): [number, number] => [id, z - shift]);
  };
  const next = { token: 68, top: await topAfter([...promptIds, 68]) };
  return { promptIds, top: await topAfter(promptIds), next };
};

it('the stored reference is the first two steps of the oracle’s first prompt', () => {
  const [{ promptIds, steps }] = expected.prompts;
  const next = { token: steps[0].argMax, top: steps[1].top };
  expect(stored).toMatchObject({ promptIds, top: steps[0].top, next });
});

it('says what it found where nothing is wrong', async () => {
  await expect(checkLogits(new ScriptedModel({}))).resolves.toContain('no reference');
  const model = new ScriptedModel({});
  const within = { reference: await reference(model), nats: 0.001 };
  await expect(checkLogits(model, within)).resolves.toContain('within 0.0001 nats');
});

it('says where a model does not know the days of the week', async () => {
  const DAYS = '^Monday, Tuesday, Wednesday, Thursday,';
  await expect(checkLogits(new ScriptedModel({ [DAYS]: 'Friday' }))).resolves.not.toContain('Friday');
  await expect(checkLogits(new ScriptedModel({ [DAYS]: 'saturday' }))).resolves.toContain(
    'does not go on with “Friday”'
  );
});

it('refuses a model that decodes otherwise than it reads a prompt', async () => {
  // The passes: the whole, the whole again, all but the last token, the last.
  const decoding = (logits: Float32Array, pass: number) =>
    pass === 3 ? logits.map((z, i) => (i === 40 ? z + 20 : z)) : logits;
  await expect(checkLogits(new Changed(decoding))).rejects.toThrow('a token decoded by itself');
  const model = new ScriptedModel({});
  const within = { reference: await reference(model), nats: 0.1 };
  const second = (logits: Float32Array, pass: number) =>
    pass === 1 ? logits.map((z, i) => (i === 70 ? z + 3 : z)) : logits;
  await expect(checkLogits(new Changed(second), within)).rejects.toThrow('from what it should be');
});

it('lets tokens be that are never said', async () => {
  const model = new Changed((logits) => logits.map((z, i) => (i < 3 ? -Infinity : z)));
  await expect(checkLogits(model)).resolves.toContain('finite');
});

it.each<[string, (logits: Float32Array, pass: number) => Float32Array]>([
  ['not a number', (logits) => logits.map((z, i) => (i === 40 ? NaN : z))],
  ['infinite', (logits) => logits.map((z, i) => (i === 40 ? Infinity : z))],
  ['not finite', (logits) => filled(logits, -Infinity)],
  ['equal', (logits) => filled(logits, 0)],
  ['two passes', (logits, pass) => logits.map((z, i) => (i === 40 ? z + 20 * pass : z))],
  ['153 logits', (logits) => logits.slice(1)]
])('refuses logits: %s', async (words, change) => {
  const refused = checkLogits(new Changed(change));
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toBeInstanceOf(EngineError);
  await expect(refused).rejects.toMatchObject({ code: 'wrong-logits' });
});

it('refuses a model that is off its reference, and names where it ran', async () => {
  const within = { reference: await reference(new ScriptedModel({})), nats: 0.1 };
  const off = (engine: 'cpu' | 'webgpu') =>
    checkLogits(new Changed((logits) => logits.map((z, i) => (i === 70 ? z + 3 : z)), { engine }), within);
  await expect(off('webgpu')).rejects.toThrow('graphics card');
  await expect(off('cpu')).rejects.toThrow('The CPU engine computes this model wrongly');
});
