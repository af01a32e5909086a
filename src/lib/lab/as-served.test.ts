import { afterEach, describe, expect, it, vi } from 'vitest';
import { builtInModel } from '../engine/catalogue';
import type { DeviceReport } from '../engine/device-probe';
import { resolveEngine } from '../engine/resolve-engine';
import { asServed } from './as-served';
import { modelObstacle } from './model-obstacle';

const asked: string[] = [];
const answer = (reply: () => Promise<Response>) =>
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.href);
    return reply();
  });
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});
const gpu = { preferred: 'webgpu', reason: 'A real GPU.', adapter: 'a GPU', hardware: true } as DeviceReport;

describe('a built-in model as a copy of the site serves it', () => {
  it('is whole where the form for WebGPU is there, or cannot be asked for', async () => {
    answer(() => Promise.resolve(new Response()));
    expect(await asServed(builtInModel, 'http://localhost/lab/')).toBe(builtInModel);
    expect(asked).toEqual(['http://localhost/lab/models/smollm2-135m/resolve/main/mlc-chat-config.json']);
    answer(() => Promise.reject(new TypeError('offline')));
    expect(await asServed(builtInModel, 'http://localhost/lab/')).toBe(builtInModel);
  });

  it('runs on the CPU where that form was left out, and says why', async () => {
    answer(() => Promise.resolve(new Response(null, { status: 404 })));
    const entry = await asServed(builtInModel, 'http://localhost/');
    expect(resolveEngine('auto', entry, gpu).engine).toBe('cpu');
    expect(resolveEngine('auto', entry, gpu).reason).toMatch(/files for the CPU engine only/);
    expect(modelObstacle(entry, 'webgpu', gpu)).toMatch(/no files for the WebGPU engine/);
  });

  it('asks nothing about other models', async () => {
    answer(() => Promise.reject(new Error('not asked')));
    const other = { ...builtInModel, builtIn: false };
    expect(await asServed(other, 'http://localhost/')).toBe(other);
    expect(asked).toEqual([]);
  });
});
