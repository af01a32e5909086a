"""Sizes of the models and how their weights are packed (see ``../WEIGHTS.md``)."""

from dataclasses import dataclass

GROUP = 32
"""Input features that share one scale and one minimum."""

HEAD = 64
"""Features of an attention head."""


@dataclass(frozen=True)
class ModelSize:
    """A Llama-style decoder: RMS norm, grouped-query attention with rotary positions, SwiGLU, tied embedding."""

    name: str
    vocabulary: int
    hidden: int
    heads: int
    kv_heads: int
    feed_forward: int
    layers: int
    rope_theta: float
    norm_epsilon: float
    context: int
    prefill_chunk: int

    @property
    def qkv(self) -> int:
        """Output features of the joined query, key and value matrices."""
        return (self.heads + 2 * self.kv_heads) * HEAD

    def matrices(self) -> dict[str, tuple[int, int]]:
        """Input and output features of the 4-bit matrices of a layer."""
        return {
            "qkv": (self.hidden, self.qkv),
            "o": (self.heads * HEAD, self.hidden),
            "gate_up": (self.hidden, 2 * self.feed_forward),
            "down": (self.feed_forward, self.hidden),
        }

    def parameters(self) -> list[tuple[str, tuple[int, ...], str]]:
        """Name, shape and dtype of every parameter, in the order the compiled functions take them."""
        d, vocabulary = self.hidden, self.vocabulary
        found: list[tuple[str, tuple[int, ...], str]] = [
            ("embed.q8", (d // 4, vocabulary), "uint32"),
            ("embed.scale", (d // GROUP, vocabulary), "float32"),
        ]
        for i in range(self.layers):
            shapes = self.matrices()
            for norm, names in (("attn_norm", ("qkv", "o")), ("ffn_norm", ("gate_up", "down"))):
                found.append((f"layers.{i}.{norm}", (d,), "float32"))
                for name in names:
                    k, n = shapes[name]
                    found.append((f"layers.{i}.{name}.q4", (k // 8, n), "uint32"))
                    found.append((f"layers.{i}.{name}.scale", (k // GROUP, n), "float32"))
                    found.append((f"layers.{i}.{name}.min", (k // GROUP, n), "float32"))
        found.append(("final_norm", (d,), "float32"))
        return found


SMOLLM2 = ModelSize(
    name="smollm2-135m",
    vocabulary=49152,
    hidden=576,
    heads=9,
    kv_heads=3,
    feed_forward=1536,
    layers=30,
    rope_theta=100000.0,
    norm_epsilon=1e-5,
    context=8192,
    prefill_chunk=512,
)

TINY = ModelSize(
    name="tiny",
    vocabulary=512,
    hidden=128,
    heads=2,
    kv_heads=1,
    feed_forward=256,
    layers=2,
    rope_theta=10000.0,
    norm_epsilon=1e-5,
    context=2048,
    prefill_chunk=64,
)

MODELS = {model.name: model for model in (SMOLLM2, TINY)}
