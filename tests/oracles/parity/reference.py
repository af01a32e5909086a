"""A plain NumPy forward pass of a Llama-style GGUF: the truth both engines are held against.

Nothing is rounded beyond what the file itself holds: weights are widened exactly as the format says (``scale * q + min``),
and activations stay in the floating-point type asked for.
"""

import hashlib
from pathlib import Path

import numpy as np
from gguf import GGUFReader, dequantize


def unpermute(weight: np.ndarray, heads: int) -> np.ndarray:
    """Undo llama.cpp's reordering of query and key rows: row ``2t + s`` of a head becomes row ``s * size/2 + t``."""
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


class Model:
    """The weights of one file, and the forward pass over them."""

    def __init__(self, path: Path, dtype=np.float64):
        self.path = path
        self.dtype = dtype
        reader = GGUFReader(path)
        self.metadata = {name: field.contents() for name, field in reader.fields.items()}
        self.heads = self.metadata["llama.attention.head_count"]
        self.kv_heads = self.metadata["llama.attention.head_count_kv"]
        self.layers = self.metadata["llama.block_count"]
        self.theta = self.metadata["llama.rope.freq_base"]
        self.epsilon = self.metadata["llama.attention.layer_norm_rms_epsilon"]
        self.weights = {}
        for tensor in reader.tensors:
            weight = dequantize(tensor.data, tensor.tensor_type)
            if tensor.name.endswith("attn_q.weight"):
                weight = unpermute(weight, self.heads)
            if tensor.name.endswith("attn_k.weight"):
                weight = unpermute(weight, self.kv_heads)
            self.weights[tensor.name] = weight.astype(dtype)

    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def norm(self, x: np.ndarray, name: str) -> np.ndarray:
        """Root-mean-square normalisation (Zhang & Sennrich 2019)."""
        return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + self.dtype(self.epsilon)) * self.weights[name]

    def rotate(self, x: np.ndarray, start: int) -> np.ndarray:
        """Rotary position embedding (Su et al. 2021) of ``[positions, heads, size]``, feature t paired with t + size/2."""
        positions, _, size = x.shape
        half = size // 2
        frequency = self.theta ** (-np.arange(half) / half)
        angle = (np.arange(start, start + positions)[:, None] * frequency)[:, None, :]
        cos, sin = np.cos(angle).astype(self.dtype), np.sin(angle).astype(self.dtype)
        a, b = x[..., :half], x[..., half:]
        return np.concatenate([a * cos - b * sin, b * cos + a * sin], axis=-1)

    def attention(self, x: np.ndarray, layer: str, past: dict) -> np.ndarray:
        """Causal grouped-query attention over the past positions and these."""
        positions = len(x)
        q, k, v = (
            (x @ self.weights[f"{layer}.attn_{part}.weight"].T).reshape(positions, heads, -1)
            for part, heads in (("q", self.heads), ("k", self.kv_heads), ("v", self.kv_heads))
        )
        start = len(past[layer][0]) if layer in past else 0
        q, k = self.rotate(q, start), self.rotate(k, start)
        if start:
            k, v = np.concatenate([past[layer][0], k]), np.concatenate([past[layer][1], v])
        past[layer] = (k, v)
        k, v = (np.repeat(part, self.heads // self.kv_heads, axis=1) for part in (k, v))
        scores = np.einsum("ihd,jhd->hij", q, k) / self.dtype(np.sqrt(q.shape[-1]))
        scores[:, np.triu(np.ones((positions, start + positions), dtype=bool), start + 1)] = -np.inf
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        mixed = np.einsum("hij,jhd->ihd", shares, v).reshape(positions, -1)
        return mixed @ self.weights[f"{layer}.attn_output.weight"].T

    def feed_forward(self, x: np.ndarray, layer: str) -> np.ndarray:
        """SwiGLU (Shazeer 2020)."""
        gate, up, down = (self.weights[f"{layer}.ffn_{part}.weight"] for part in ("gate", "up", "down"))
        inner = x @ gate.T
        return (inner / (1 + np.exp(-inner)) * (x @ up.T)) @ down.T

    def logits(self, ids: list[int], past: dict) -> np.ndarray:
        """Logits of the token that follows ``ids``, ``[vocabulary]``; ``past`` keeps keys and values: give an empty one at first."""
        x = self.weights["token_embd.weight"][ids]
        for i in range(self.layers):
            layer = f"blk.{i}"
            x = x + self.attention(self.norm(x, f"{layer}.attn_norm.weight"), layer, past)
            x = x + self.feed_forward(self.norm(x, f"{layer}.ffn_norm.weight"), layer)
        return self.norm(x[-1], "output_norm.weight") @ self.weights["token_embd.weight"].T


def log_softmax(logits: np.ndarray) -> np.ndarray:
    logits = logits.astype(np.float64)
    logits = logits - logits.max()
    return logits - np.log(np.exp(logits).sum())
