"""The conversations of the parity test, and the way to their token ids: chat template and tokenizer, both out of the GGUF."""

import jinja2
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

CONTROL = 3
"""GGUF's token type of tokens such as <|im_end|>, which text never becomes by being split."""

CONVERSATIONS = {
    "capital": [("user", "What is the capital of France?")],
    "follow-up": [
        ("user", "What is the capital of France?"),
        ("assistant", "The capital of France is Paris."),
        ("user", "And how many people live there?"),
    ],
    "arithmetic": [("user", "What is 17 + 25? Answer with the number only.")],
    "code": [("user", "Write a JavaScript function `isEven(n)` that tells whether n is even.")],
    "letters": [
        (
            "user",
            "Which planet is known as the Red Planet?\n\nA. Venus\nB. Mars\nC. Jupiter\nD. Saturn\n\nAnswer with one letter.",
        )
    ],
    "accents": [("user", "Übersetze ins Englische: „Der Käse schmeckt großartig, nicht wahr?“ 🧀")],
}
"""One conversation each: short, in several rounds, digits, code, lettered options, text outside ASCII."""


def tokenizer_of(metadata: dict) -> Tokenizer:
    """SmolLM's byte-level BPE: digits stand alone, then GPT-2's split."""
    tokens = metadata["tokenizer.ggml.tokens"]
    merges = [tuple(merge.split(" ")) for merge in metadata["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    types = metadata["tokenizer.ggml.token_type"]
    control = [AddedToken(token, special=True, normalized=False) for token, kind in zip(tokens, types) if kind == CONTROL]
    tokenizer.add_special_tokens(control)
    return tokenizer


def chat_text(metadata: dict, conversation: list[tuple[str, str]]) -> str:
    """The conversation as the model's own template writes it (ChatML, default system prompt), up to the reply."""
    template = jinja2.Environment().from_string(metadata["tokenizer.chat_template"])
    messages = [{"role": role, "content": content} for role, content in conversation]
    return template.render(messages=messages, add_generation_prompt=True)
