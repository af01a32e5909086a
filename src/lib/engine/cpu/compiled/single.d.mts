import type { LlamaBuild } from '../llama-module';

declare const start: LlamaBuild['start'];
export default start;
