import type { CatalogueEntry } from '../src/lib/engine/catalogue';
import type { Arm, PromptForm } from '../src/lib/methods/arm';
import { usualArm, type Method } from '../src/lib/methods/define-method';
import { findMethod, methods } from '../src/lib/methods/registry';
import { nameFault } from '../src/lib/methods/variant';
import { usualMethods } from '../src/lib/runs/plan';
import { thoroughMethods } from '../src/lib/runs/presets';
import { UsageError } from './usage-error';

/** Lists of methods that have a name on the command line. */
const presets: Record<string, (model: CatalogueEntry) => readonly Method[]> = {
  usual: usualMethods,
  thorough: thoroughMethods,
  all: () => methods
};

/** Arms that were asked for. */
export interface ChosenMethods {
  arms: Arm[];
  /** Ids of those that were named, not only held by a preset. */
  named: string[];
}

function methodNamed(name: string): Method {
  const method = findMethod(name);
  if (method) return method;
  const known = [...Object.keys(presets), ...methods.map(({ id }) => id)].join(', ');
  throw new UsageError(`--methods: there is no method "${name}". Known: ${known}.`);
}

/** The arm of `METHOD` or `METHOD:NAME`. @param named ids of those named before */
function armNamed(part: string, form: PromptForm, named: readonly string[]): Arm {
  const [id, ...rest] = part.split(':');
  const method = methodNamed(id);
  if (rest.length === 0) return usualArm(method, form, id);
  const own = rest.join(':').trim();
  const fault = nameFault(own, named);
  if (fault) throw new UsageError(`--methods: "${part}" is METHOD:NAME. ${fault}`);
  return usualArm(method, form, own);
}

/**
 * The arms of a list of presets, `METHOD` and `METHOD:NAME`, each of them once: a preset adds what is not there yet.
 * @throws UsageError naming what there is not, or what is named twice
 */
export function chosenMethods(text: string, form: PromptForm, model: CatalogueEntry): ChosenMethods {
  const parts = text.split(',').map((each) => each.trim());
  const twice = parts.find((part, i) => parts.indexOf(part) < i);
  if (twice !== undefined) {
    throw new UsageError(
      `--methods names "${twice}" twice. Asked again under a name of its own it is METHOD:NAME, such as direct:short.`
    );
  }
  const arms = new Map<string, Arm>();
  const named: string[] = [];
  for (const part of parts) {
    const preset = Object.hasOwn(presets, part) ? presets[part] : null;
    if (!preset) {
      const arm = armNamed(part, form, named);
      named.push(arm.id);
      arms.set(arm.id, arm);
      continue;
    }
    for (const method of preset(model)) {
      if (!arms.has(method.id)) arms.set(method.id, usualArm(method, form));
    }
  }
  return { arms: [...arms.values()], named };
}
