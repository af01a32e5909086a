import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { SITE } from './in-memory-site';

interface Dawn {
  create(flags: string[]): GPU;
  globals: Record<string, unknown>;
}

/**
 * Makes this Node process look to web-llm like a page with WebGPU: Dawn's own classes, an adapter, an address, and the few
 * globals of CommonJS that its parts compiled by emscripten take in Node.
 * @param path of the entry file of npm's `webgpu`
 */
export async function startDawn(path: string): Promise<void> {
  const { create, globals } = (await import(pathToFileURL(path).href)) as Dawn;
  const here = import.meta.url;
  const require = createRequire(here);
  Object.assign(globalThis, globals, {
    window: globalThis,
    self: globalThis,
    location: { href: here, origin: new URL(SITE).origin, toString: () => here },
    require,
    createRequire: () => require,
    __dirname: '/'
  });
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu: create([]), userAgent: `Node ${process.version}` },
    configurable: true
  });
}
