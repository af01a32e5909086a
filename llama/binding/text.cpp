// Text into tokens and back.
#include "lab.h"

static const llama_vocab * vocabulary() {
    return llama_model_get_vocab(lab.model);
}

// Token ids of a text, UTF-8, special tokens written out in it included, none added. Returns how many, or as a negative
// number how much room they need.
LAB_EXPORT int lab_tokenize(const char * text, int length, int * ids, int room) {
    return llama_tokenize(vocabulary(), text, length, ids, room, false, true);
}

// The bytes of a token. Returns how many, or as a negative number how much room they need.
LAB_EXPORT int lab_piece(int id, char * to, int room) {
    return llama_token_to_piece(vocabulary(), id, to, room, 0, true);
}

// Whether a token ends a turn.
LAB_EXPORT int lab_ends_turn(int id) {
    return llama_vocab_is_eog(vocabulary(), id);
}
