"""llama.cpp compiled for this machine, through llama-cpp-python's low-level functions, in the lab's own shapes.

Started with a GGUF file, a number of sequences, of threads, f32 or f16 for keys and values, and how many tokens are computed at
once. Each line it reads is
"prompt K TOKENS" or "decoded K STEPS"; each line it writes is milliseconds a token: of K prompts of TOKENS tokens at once, or
of K sequences going on for STEPS steps, the logits over the vocabulary read each time.
"""

import ctypes
import statistics
import sys
import time

import llama_cpp as l
import numpy as np

LENGTH = 2048

path, sequences, threads, cache, BATCH = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])


@l.llama_log_callback
def quiet(level, text, data):
    pass


l.llama_log_set(quiet, ctypes.c_void_p(0))
l.llama_backend_init()
model_params = l.llama_model_default_params()
model_params.n_gpu_layers = 0
model = l.llama_model_load_from_file(path.encode(), model_params)
params = l.llama_context_default_params()
params.n_ctx = LENGTH * sequences
params.n_seq_max = sequences
params.n_batch = params.n_ubatch = BATCH
params.n_threads = params.n_threads_batch = threads
params.type_k = params.type_v = l.GGML_TYPE_F32 if cache == "f32" else l.GGML_TYPE_F16
params.flash_attn_type = l.LLAMA_FLASH_ATTN_TYPE_DISABLED
params.kv_unified = False
params.no_perf = True
context = l.llama_init_from_model(model, params)
memory = l.llama_get_memory(context)
vocabulary = l.llama_vocab_n_tokens(l.llama_model_get_vocab(model))
batch = l.llama_batch_init(BATCH, 0, 1)


def token(sequence, position):
    return 100 + (7919 * position + 104729 * sequence) % 40000


def compute(entries):
    """Tokens as (sequence, position, wanted); reads the logits of those wanted."""
    read = 0.0
    for begin in range(0, len(entries), BATCH):
        part = entries[begin : begin + BATCH]
        batch.n_tokens = len(part)
        for i, (sequence, position, wanted) in enumerate(part):
            batch.token[i] = token(sequence, position)
            batch.pos[i] = position
            batch.n_seq_id[i] = 1
            batch.seq_id[i][0] = sequence
            batch.logits[i] = wanted
        if l.llama_decode(context, batch) != 0:
            raise RuntimeError("llama_decode failed")
        for i, (_, _, wanted) in enumerate(part):
            if wanted:
                read += np.ctypeslib.as_array(l.llama_get_logits_ith(context, i), (vocabulary,)).copy()[0]
    return read


held = 0
print("ready", flush=True)
for line in sys.stdin:
    what, count, size = line.split()
    count, size = int(count), int(size)
    if what == "prompt":
        l.llama_memory_clear(memory, False)
        start = time.perf_counter()
        compute([(s, p, p == size - 1) for s in range(count) for p in range(size)])
        print(1000 * (time.perf_counter() - start) / (count * size), flush=True)
        held = size
    else:
        times = []
        for position in range(held, held + size):
            start = time.perf_counter()
            compute([(s, position, True) for s in range(count)])
            times.append(1000 * (time.perf_counter() - start) / count)
        held += size
        print(statistics.median(times), flush=True)
