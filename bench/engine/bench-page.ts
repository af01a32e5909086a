import type { Page } from 'playwright';
import type { Arithmetic } from '../../src/lib/engine/language-model';
import type * as InPage from './in-page';
import type { Subject } from './subject';

/** Calls a function of `in-page.ts` in the page. */
export function inBench<Name extends keyof typeof InPage>(
  page: Page,
  name: Name,
  ...args: Parameters<(typeof InPage)[Name]>
): Promise<Awaited<ReturnType<(typeof InPage)[Name]>>> {
  return page.evaluate(
    async ([name, args]) => {
      const module = '/bench/engine/in-page.ts';
      const functions = (await import(/* @vite-ignore */ module)) as Record<
        string,
        (...args: unknown[]) => never
      >;
      return functions[name](...args);
    },
    [name as string, args as unknown[]] as const
  );
}

/** A model in the page, where its title is its name. */
export interface PageSubject extends Subject {
  device: string;
}

const pageSubject = (page: Page, title: string, device: string, together: boolean): PageSubject => ({
  ...{ title, device, together },
  measure: (work, atOnce) => inBench(page, 'measure', title, work, atOnce)
});

/** A model on the lab's own engine. */
export async function ours(
  page: Page,
  title: string,
  url: string,
  arithmetic: Arithmetic,
  sequences: number | null
): Promise<PageSubject> {
  const device = await inBench(page, 'loadOurs', title, url, arithmetic, sequences);
  return pageSubject(page, title, device, true);
}

/** A model on wllama. @param folder URL of its `esm` folder */
export async function wllama(
  page: Page,
  title: string,
  url: string,
  arithmetic: Arithmetic,
  folder: string
): Promise<PageSubject> {
  const device = await inBench(page, 'loadWllama', title, url, arithmetic, folder);
  return pageSubject(page, title, device, false);
}
