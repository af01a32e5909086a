/** Where the files of this check seem to lie; nothing is ever asked of a network. */
export const SITE = 'http://gpu-check.invalid/';

class MemoryCache {
  private readonly kept = new Map<string, Blob>();
  private address = (request: RequestInfo | URL) =>
    request instanceof Request ? request.url : String(request);
  match = async (request: RequestInfo | URL) => {
    const file = this.kept.get(this.address(request));
    return file && new Response(file, { headers: { 'content-length': String(file.size) } });
  };
  put = async (request: RequestInfo | URL, response: Response) =>
    void this.kept.set(this.address(request), await response.blob());
  add = async (request: RequestInfo | URL) => this.put(request, await fetch(request));
  delete = async (request: RequestInfo | URL) => this.kept.delete(this.address(request));
  keys = async () => [...this.kept.keys()].map((url) => new Request(url));
}

/**
 * Gives Node what the WebGPU engine asks of a browser for its files: an address where they lie, and caches.
 * @param files by their path below `SITE`
 */
export function serveFromMemory(files: ReadonlyMap<string, Uint8Array>): void {
  const original = globalThis.fetch;
  const caches = new Map<string, MemoryCache>();
  const open = async (name: string) => {
    if (!caches.has(name)) caches.set(name, new MemoryCache());
    return caches.get(name)!;
  };
  Object.assign(globalThis, {
    caches: { open },
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.startsWith(SITE)) return original(input, init);
      const file = files.get(url.slice(SITE.length));
      if (!file) return new Response(null, { status: 404, statusText: 'Not Found' });
      return new Response(file as BodyInit, { headers: { 'content-length': String(file.byteLength) } });
    }
  });
}
