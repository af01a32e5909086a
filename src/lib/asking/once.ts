import { Interrupted } from '../engine/generate';
import { engineErrorCode, type LanguageModel } from '../engine/language-model';
import type { PromptForm } from '../methods/arm';
import type { Asking } from '../methods/define-method';
import { CallBook } from './call-book';

/** What was done for each model, by its key. */
const done = new WeakMap<LanguageModel, Map<string, Promise<unknown>>>();

/** What was done for a model, whichever of its lanes does it: they all give the same. */
function doneFor(model: LanguageModel): Map<string, Promise<unknown>> {
  const whole = model.lanes?.[0] ?? model;
  let own = done.get(whole);
  if (!own) done.set(whole, (own = new Map()));
  return own;
}

/**
 * Does work that is the same for every question once for each model. What was interrupted or failed is done anew when it is
 * wanted again; what the model does not hold is not.
 */
export function onceFor(
  model: LanguageModel,
  form: PromptForm,
  interrupted: () => boolean = () => false
): Asking['once'] {
  const own = doneFor(model);
  return async <T>(key: unknown, work: Parameters<Asking['once']>[1]) => {
    const name = JSON.stringify([form, key]);
    for (;;) {
      let result = own.get(name);
      if (!result) {
        result = work(new CallBook(model, { interrupted }).callerFor(form, new Set()));
        own.set(name, result);
        result.catch((error) => {
          if (engineErrorCode(error) !== 'context') own.delete(name);
        });
      }
      try {
        return (await result) as T;
      } catch (error) {
        // Another question that did it was interrupted, not this one.
        if (!(error instanceof Interrupted) || interrupted()) throw error;
      }
    }
  };
}
