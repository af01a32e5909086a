// Why something failed: llama.cpp says it in its log and in the messages it aborts with.
#include "lab.h"

Lab lab;

static std::string reason;

void clear_reason() {
    reason.clear();
}

void say_reason(const std::string & text) {
    // A broken file can fill the log; its first lines say what is wrong.
    if (reason.size() < 2000) reason += text;
}

static void on_log(ggml_log_level level, const char * text, void *) {
    static ggml_log_level last = GGML_LOG_LEVEL_NONE;
    if (level != GGML_LOG_LEVEL_CONT) last = level;
    if (last == GGML_LOG_LEVEL_ERROR) say_reason(text);
}

static void on_abort(const char * message) {
    say_reason(message);
}

// What llama.cpp said since the last call began, UTF-8; empty where it said nothing.
LAB_EXPORT const char * lab_reason() {
    return reason.c_str();
}

// Called once, before anything else.
LAB_EXPORT void lab_start() {
    llama_log_set(on_log, nullptr);
    ggml_set_abort_callback(on_abort);
    llama_backend_init();
}
