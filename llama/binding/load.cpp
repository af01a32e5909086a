// Loading a model, and what it is.
#include <malloc.h>

#include <atomic>
#include <exception>
#include <vector>

#include "ggml-cpu.h"
#include "lab.h"

static std::atomic<int> abort_flag{0};

// Address of an int32; while it is not 0, decoding breaks off. Another thread may set it where memory is shared.
LAB_EXPORT void * lab_abort_flag() {
    return &abort_flag;
}

static bool aborted(void *) {
    return abort_flag.load(std::memory_order_relaxed) != 0;
}

static void free_all() {
    if (lab.context) llama_free(lab.context);
    if (lab.threads) ggml_threadpool_free(lab.threads);
    if (lab.model) llama_model_free(lab.model);
    lab = Lab{};
}

// Loads the file of `size` bytes that JavaScript gives; frees what was loaded. Returns 0 where it failed.
LAB_EXPORT int lab_load(double size) {
    clear_reason();
    free_all();
    FILE * file = open_file(size);
    if (!file) {
        say_reason("the file cannot be opened");
        return 0;
    }
    llama_model_params params = llama_model_default_params();
    params.load_mode = LLAMA_LOAD_MODE_NONE;
    params.use_extra_bufts = false;
    params.progress_callback = [](float, void *) { return true; };
    // A file put together of several parts still says that it is one of them.
    llama_model_kv_override overrides[2] = {};
    overrides[0].tag = LLAMA_KV_OVERRIDE_TYPE_INT;
    snprintf(overrides[0].key, sizeof(overrides[0].key), "split.count");
    params.kv_overrides = overrides;
    try {
        lab.model = llama_model_load_from_file_ptr(file, params);
    } catch (const std::exception & error) {
        say_reason(error.what());
    }
    fclose(file);
    return lab.model != nullptr;
}

// Makes room for `sequences` sequences of `length` tokens each, computed by `threads` threads; `exact` keeps keys and
// values in 32-bit floats. `batch` tokens are computed at once, of which `wanted` may have their logits read.
LAB_EXPORT int lab_open(int length, int sequences, int batch, int wanted, int threads, int exact) {
    clear_reason();
    if (lab.context) llama_free(lab.context);
    lab.context = nullptr;
    llama_context_params params = llama_context_default_params();
    params.n_ctx = length * sequences;
    params.n_seq_max = sequences;
    params.n_batch = batch;
    params.n_ubatch = batch;
    params.n_outputs_max = wanted;
    params.n_threads = threads;
    params.n_threads_batch = threads;
    params.type_k = params.type_v = exact ? GGML_TYPE_F32 : GGML_TYPE_F16;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
    params.kv_unified = false;
    params.offload_kqv = false;
    params.op_offload = false;
    params.no_perf = true;
    params.abort_callback = aborted;
    try {
        lab.context = llama_init_from_model(lab.model, params);
    } catch (const std::exception & error) {
        say_reason(error.what());
    }
    if (!lab.context) return 0;
    lab.batch = batch;
    lab.wanted = wanted;
    if (threads > 1 && !lab.threads) {
        ggml_threadpool_params pool = ggml_threadpool_params_default(threads);
        // Waiting threads sleep: what they would gain by polling, other work on the machine would lose.
        pool.poll = 0;
        lab.threads = ggml_threadpool_new(&pool);
    }
    if (lab.threads) llama_attach_threadpool(lab.context, lab.threads, lab.threads);
    return 1;
}

// Frees all of it.
LAB_EXPORT void lab_unload() {
    free_all();
}

// What a model is, as numbers: tokens of the vocabulary, context it was trained with, width of its embeddings, beginning
// and end of a text (−1 without), whether a text begins with the former, whether it has an encoder.
LAB_EXPORT const int * lab_facts() {
    static int facts[7];
    const llama_vocab * vocab = llama_model_get_vocab(lab.model);
    facts[0] = llama_vocab_n_tokens(vocab);
    facts[1] = llama_model_n_ctx_train(lab.model);
    facts[2] = llama_model_n_embd_out(lab.model);
    facts[3] = llama_vocab_bos(vocab);
    facts[4] = llama_vocab_eos(vocab);
    facts[5] = llama_vocab_get_add_bos(vocab);
    facts[6] = llama_model_has_encoder(lab.model);
    return facts;
}

// Its chat template, UTF-8; null without one.
LAB_EXPORT const char * lab_chat_template() {
    return llama_model_chat_template(lab.model, nullptr);
}

// Tokens a sequence holds in the context that was opened.
LAB_EXPORT int lab_length() {
    return llama_n_ctx_seq(lab.context);
}

// Bytes of the weights.
LAB_EXPORT double lab_weight_bytes() {
    return static_cast<double>(llama_model_size(lab.model));
}

// Bytes in use, weights, keys and values and all.
LAB_EXPORT double lab_used_bytes() {
    return static_cast<unsigned>(mallinfo().uordblks);
}
