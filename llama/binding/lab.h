// What the files of the binding share: one model, one context, and why the last thing failed.
#pragma once

#include <emscripten.h>

#include <string>

#include "llama.h"

#define LAB_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

struct Lab {
    llama_model * model = nullptr;
    llama_context * context = nullptr;
    ggml_threadpool * threads = nullptr;
    // Tokens a batch holds, and those of them whose logits can be wanted.
    int batch = 0;
    int wanted = 0;
};

extern Lab lab;

// Forgets what was said, before something is tried.
void clear_reason();

// Adds what went wrong; each line of it is said.
void say_reason(const std::string & text);

// The file a model is loaded from, read through JavaScript.
FILE * open_file(double size);
