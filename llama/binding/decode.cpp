// Decoding: tokens of any sequences at once, and the raw logits after those that were wanted.
#include <exception>
#include <vector>

#include "lab.h"

static llama_memory_t memory() {
    return llama_get_memory(lab.context);
}

// Computes `count` tokens: token `i` stands at `positions[i]` of sequence `sequences[i]`, and its logits are kept where
// `wanted[i]` is not 0. Returns 0; 1 where a sequence is full; 2 when broken off; below 0 for an error. After anything but
// 0 what the sequences hold is not known.
LAB_EXPORT int lab_decode(int count, int * tokens, int * positions, int * sequences, signed char * wanted) {
    clear_reason();
    std::vector<int> one(count, 1);
    std::vector<int *> ids(count);
    for (int i = 0; i < count; i++) ids[i] = &sequences[i];
    llama_batch batch{count, tokens, nullptr, positions, one.data(), ids.data(), wanted};
    try {
        return llama_decode(lab.context, batch);
    } catch (const std::exception & error) {
        say_reason(error.what());
        return -1;
    }
}

// The logits after token `i` of the last batch, as many as the vocabulary has tokens; null where they were not wanted.
LAB_EXPORT const float * lab_logits(int i) {
    return llama_get_logits_ith(lab.context, i);
}

// Makes a sequence hold what another does.
LAB_EXPORT void lab_copy(int from, int to) {
    llama_memory_seq_rm(memory(), to, -1, -1);
    llama_memory_seq_cp(memory(), from, to, -1, -1);
}

// Shortens a sequence to its first `length` tokens. Returns 0 where the model cannot; dropping all of it always works.
LAB_EXPORT int lab_shorten(int sequence, int length) {
    return llama_memory_seq_rm(memory(), sequence, length == 0 ? -1 : length, -1);
}
