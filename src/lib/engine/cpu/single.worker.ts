import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import start from './compiled/single.mjs';
import wasmUrl from './compiled/single.wasm?url';
import { LlamaHost } from './llama-host';

installFetchGuard();
Comlink.expose(new LlamaHost({ start, wasmUrl }));
