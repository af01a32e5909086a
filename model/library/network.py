"""The functions web-llm calls, as one Relax module."""

import json
import math

import tvm
from tvm import relax, tirx
from tvm.target import Target

from . import cache, decode_linear, prefill_linear, sampling
from .layout import HEAD, ModelSize


def metadata(model: ModelSize) -> str:
    """What ``_metadata()`` answers, as JSON."""
    return json.dumps(
        {
            "model_type": "llama",
            "quantization": "q4_1_q8_0_f32",
            "context_window_size": model.context,
            "sliding_window_size": -1,
            "attention_sink_size": -1,
            "prefill_chunk_size": model.prefill_chunk,
            "tensor_parallel_shards": 1,
            "kv_state_kind": "kv_cache",
            "params": [
                {"name": name, "shape": list(shape), "dtype": dtype} for name, shape, dtype in model.parameters()
            ],
        }
    )


class Builder:
    """Collects the kernels and writes the functions that call them."""

    def __init__(self, model: ModelSize, target: Target):
        self.model = model
        self.target = target
        self.bb = relax.BlockBuilder()
        self.kernels: dict = {}

    def kernel(self, name: str, make):
        """The kernel of this name, made and added at first use."""
        if name not in self.kernels:
            self.kernels[name] = self.bb.add_func(make(), name)
        return self.kernels[name]

    def call(self, kernel, args, shape, dtype="float32"):
        return self.bb.emit(relax.call_tir(kernel, args, relax.TensorType(shape, dtype)))

    def weights(self):
        """The last argument of each function: all parameters as a tuple, and a way to get at one by name."""
        listed = self.model.parameters()
        var = relax.Var("params", relax.TupleType([relax.TensorType(shape, dtype) for _, shape, dtype in listed]))
        places = {name: i for i, (name, _, _) in enumerate(listed)}
        return var, lambda name: self.bb.emit(relax.TupleGetItem(var, places[name]))

    def forward(self, name: str, rows) -> None:
        """Add ``prefill`` (symbolic rows) or ``decode`` (one row): embeddings, cache, weights to logits and cache."""
        model, bb = self.model, self.bb
        decode = name == "decode"
        make = decode_linear.matvec_q4 if decode else prefill_linear.matmul_q4
        x_in = relax.Var("embeddings", relax.TensorType((1, rows, model.hidden), "float32"))
        kv = relax.Var("cache", relax.AnyType())
        params, weight = self.weights()
        eps = model.norm_epsilon
        options = {
            "qkv": {"norm_eps": eps, "swiglu": False, "residual": False},
            "o": {"norm_eps": None, "swiglu": False, "residual": True},
            "gate_up": {"norm_eps": eps, "swiglu": True, "residual": False},
            "down": {"norm_eps": None, "swiglu": False, "residual": True},
        }
        shapes = model.matrices()

        def product(layer, matrix, norm, x, residual):
            k, n = shapes[matrix]
            given = options[matrix]
            kernel = self.kernel(f"{name}_{matrix}", lambda: make(k, n, **given))
            packed = [weight(f"layers.{layer}.{matrix}.{part}") for part in ("q4", "scale", "min")]
            args = [x, *([weight(f"layers.{layer}.{norm}")] if norm else []), *packed]
            args += [residual] if residual is not None else []
            return self.call(kernel, args, (rows, n // 2 if given["swiglu"] else n))

        with bb.function(name, [x_in, kv, params]):
            with bb.dataflow():
                x = bb.emit(relax.op.reshape(x_in, (rows, model.hidden)))
                for i in range(model.layers):
                    qkv = product(i, "qkv", "attn_norm", x, None)
                    qkv = bb.emit(relax.op.reshape(qkv, (rows, model.heads + 2 * model.kv_heads, HEAD)))
                    attended = bb.emit(
                        relax.call_dps_packed(
                            "vm.builtin.attention_kv_cache_attention_with_fused_qkv",
                            [kv, relax.prim_value(i), relax.prim_value(1.0 / math.sqrt(HEAD)), qkv],
                            out_ty=relax.TensorType((rows, model.heads, HEAD), "float32"),
                        )
                    )
                    attended = bb.emit(relax.op.reshape(attended, (rows, model.heads * HEAD)))
                    x = product(i, "o", None, attended, x)
                    inner = product(i, "gate_up", "ffn_norm", x, None)
                    x = product(i, "down", None, inner, x)
                head = self.kernel(
                    "last_row_logits", lambda: decode_linear.last_row_logits(model.hidden, model.vocabulary, eps)
                )
                packed = [weight("final_norm"), weight("embed.q8"), weight("embed.scale")]
                logits = self.call(head, [x, *packed], (1, model.vocabulary))
                logits = bb.emit(relax.op.reshape(logits, (1, 1, model.vocabulary)))
                result = bb.emit_output(relax.Tuple([logits, kv]))
            bb.emit_func_output(result)

    def embed(self) -> None:
        model, bb = self.model, self.bb
        rows = tirx.Var("rows", "int64")
        ids = relax.Var("ids", relax.TensorType((rows,), "int32"))
        params, weight = self.weights()
        with bb.function("embed", [ids, params]):
            with bb.dataflow():
                kernel = self.kernel("embed_rows", lambda: prefill_linear.embed_rows(model.hidden, model.vocabulary))
                out = self.call(kernel, [ids, weight("embed.q8"), weight("embed.scale")], (rows, model.hidden))
                out = bb.emit_output(out)
            bb.emit_func_output(out)

    def sampling(self) -> None:
        bb, vocabulary = self.bb, self.model.vocabulary
        length = sampling.run_length(vocabulary)

        logits = relax.Var("logits", relax.TensorType((1, 1, vocabulary), "float32"))
        temperature = relax.Var("temperature", relax.TensorType((1,), "float32"))
        with bb.function("softmax_with_temperature", [logits, temperature]):
            kernel = self.kernel("softmax", lambda: sampling.softmax_with_temperature(vocabulary))
            bb.emit_func_output(self.call(kernel, [logits, temperature], (1, 1, vocabulary)))

        probabilities = relax.Var("probabilities", relax.TensorType((1, vocabulary), "float32"))
        with bb.function("argsort_probs", [probabilities]):
            runs = (vocabulary + length - 1) // length

            def pair(kernel, args, runs):
                types = [relax.TensorType((runs, length), dtype) for dtype in ("float32", "int32")]
                both = bb.emit(relax.call_tir(kernel, args, types))
                return [bb.emit(relax.TupleGetItem(both, i)) for i in range(2)]

            found = pair(self.kernel("sort_runs", lambda: sampling.sort_runs(vocabulary)), [probabilities], runs)
            while runs > 1:
                runs = (runs + 1) // 2
                found = pair(self.kernel("merge_runs", lambda: sampling.merge_runs(vocabulary)), found, runs)
            bb.emit_func_output(relax.Tuple(found))

        args = [
            relax.Var(name, relax.TensorType(shape, dtype))
            for name, shape, dtype in (
                ("values", (1, length), "float32"),
                ("ids", (1, length), "int32"),
                ("uniform", (1,), "float32"),
                ("row", (1,), "int32"),
                ("top_p", (1,), "float32"),
            )
        ]
        with bb.function("sample_with_top_p", args):
            kernel = self.kernel("sample_top_p", lambda: sampling.sample_top_p(length))
            bb.emit_func_output(self.call(kernel, args, (1,), "int32"))

    def build(self) -> tvm.IRModule:
        """The whole module, kernels still to be scheduled where they are not."""
        with self.bb.function("_metadata", []):
            self.bb.emit_func_output(tvm.ir.StringImm(metadata(self.model)))
        cache.add_create_function(self.bb, self.model, self.target)
        self.embed()
        self.forward("prefill", tirx.Var("rows", "int64"))
        self.forward("decode", 1)
        self.sampling()
        module = self.bb.get()
        vocabulary = self.model.vocabulary
        for make in (sampling.apply_logit_bias, sampling.apply_penalty, sampling.apply_bitmask):
            function = make(vocabulary)
            module[function.attrs["global_symbol"]] = function
        return module
