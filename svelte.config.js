import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { withManifest } from './scripts/site-manifest.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: withManifest(adapter({ fallback: undefined })),
    // Hosts of static files do not serve names that begin with a dot.
    serviceWorker: { files: (name) => !/(?:^|\/)\./.test(name) },
    paths: { relative: true },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'style-src-attr': ['unsafe-inline'],
        'worker-src': ['self', 'blob:'],
        // A page's policy does not bind its workers; theirs is src/lib/network/guarded-fetch.ts.
        'connect-src': ['self', 'blob:'],
        'img-src': ['self', 'data:', 'blob:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none']
      }
    }
  }
};
