import type { Arm } from '../methods/arm';
import { leftUnder } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import type { GivenPredictions, Run } from '../runs/run';
import type { Signal } from '../signals/define-signal';
import { givenSignal } from '../signals/given';
import { signalsFrom } from '../signals/registry';

/** What signals need of a run besides its answers. */
export type RunHead = { plan: { arms: readonly Arm[] } } & Pick<Run, 'model' | 'predictions'>;

/** Key of a row in its run. */
export function rowKey(armId: string, signalId: string): string {
  return `${armId}/${signalId}`;
}

const given = new WeakMap<GivenPredictions, Map<string, Signal[]>>();

/** Signals that a file of predictions gives of an arm; the same ones each time. */
function givenOfArm(armId: string, predictions: GivenPredictions): Signal[] {
  let arms = given.get(predictions);
  if (!arms) given.set(predictions, (arms = new Map()));
  let own = arms.get(armId);
  if (!own) arms.set(armId, (own = (predictions.signals[armId] ?? []).map(givenSignal)));
  return own;
}

/** Signals of an arm that mean something for a run's model, or that its file gives, in the order they are shown. */
export function signalsOfArm(
  { id, method, options }: Pick<Arm, 'id' | 'method' | 'options'>,
  { model, predictions }: Pick<Run, 'model' | 'predictions'>
): Signal[] {
  if (predictions) return givenOfArm(id, predictions);
  const raw = model?.rawLogits ?? true;
  return signalsFrom(leftUnder(methodOf(method), options)).filter(
    ({ needsRawLogits }) => raw || !needsRawLogits
  );
}

const keys = new WeakMap<readonly Arm[], { model: Run['model'] | undefined; keys: string[] }>();

/** Keys of every row of a run, in their order; the same list each time. */
export function keysOf(run: RunHead): string[] {
  const { arms } = run.plan;
  const before = keys.get(arms);
  if (before && before.model === run.model) return before.keys;
  const own = arms.flatMap((arm) => signalsOfArm(arm, run).map(({ id }) => rowKey(arm.id, id)));
  keys.set(arms, { model: run.model, keys: own });
  return own;
}
