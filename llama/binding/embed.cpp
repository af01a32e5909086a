// Embeddings of texts: the mean of the last layer over their tokens.
#include <exception>
#include <vector>

#include "lab.h"

// Writes the embedding of `count` tokens, not normalised, in a context of its own. Returns 0 where it failed.
LAB_EXPORT int lab_embed(int count, int * tokens, int threads, float * to) {
    clear_reason();
    llama_context_params params = llama_context_default_params();
    params.n_ctx = params.n_batch = params.n_ubatch = count;
    params.n_seq_max = 1;
    params.n_threads = params.n_threads_batch = threads;
    params.type_k = params.type_v = GGML_TYPE_F32;
    params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
    params.embeddings = true;
    params.pooling_type = LLAMA_POOLING_TYPE_MEAN;
    params.no_perf = true;
    llama_context * context = nullptr;
    bool done = false;
    try {
        context = llama_init_from_model(lab.model, params);
        if (context) {
            if (lab.threads) llama_attach_threadpool(context, lab.threads, lab.threads);
            std::vector<int> positions(count), one(count, 1);
            std::vector<signed char> wanted(count, 1);
            int sequence = 0;
            std::vector<int *> ids(count, &sequence);
            for (int i = 0; i < count; i++) positions[i] = i;
            llama_batch batch{count, tokens, nullptr, positions.data(), one.data(), ids.data(), wanted.data()};
            if (llama_decode(context, batch) == 0) {
                const float * mean = llama_get_embeddings_seq(context, 0);
                const int width = llama_model_n_embd_out(lab.model);
                if (mean) {
                    for (int i = 0; i < width; i++) to[i] = mean[i];
                    done = true;
                }
            }
        }
    } catch (const std::exception & error) {
        say_reason(error.what());
    }
    if (context) llama_free(context);
    return done;
}
