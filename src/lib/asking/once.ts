import type { LanguageModel } from '../engine/language-model';
import type { PromptForm } from '../methods/arm';
import type { Asking } from '../methods/define-method';
import { CallBook } from './call-book';

/** What was done for each model, by its key. */
const done = new WeakMap<LanguageModel, Map<string, Promise<unknown>>>();

/**
 * Does work that is the same for every question once for each model; what was interrupted or failed is done anew when it is
 * wanted again.
 */
export function onceFor(model: LanguageModel, form: PromptForm, interrupted: () => boolean): Asking['once'] {
  return <T>(key: unknown, work: Parameters<Asking['once']>[1]) => {
    let own = done.get(model);
    if (!own) done.set(model, (own = new Map()));
    const name = JSON.stringify([form, key]);
    let result = own.get(name);
    if (!result) {
      result = work(new CallBook(model, interrupted).callerFor(form, new Set()));
      own.set(name, result);
      const of = own;
      result.catch(() => of.delete(name));
    }
    return result as Promise<T>;
  };
}
