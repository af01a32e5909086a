/** Writes the check's model: `npx tsx scripts/gpu-check/write-weights.ts random.gguf`, for `make_gpu_check.py`. */
import { writeFileSync } from 'node:fs';
import { checkWeights } from './check-weights';

writeFileSync(process.argv[2], checkWeights());
