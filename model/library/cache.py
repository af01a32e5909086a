"""The paged key/value cache: TVM's, with the attention kernels of ``attention.py`` and two more of our own.

Sliding windows and token trees need four more attention kernels. They are left out: web-llm never calls them here.
"""

from tvm import relax, tirx
from tvm.ir import StringImm
from tvm.relax.frontend.nn.llm import kv_cache
from tvm.script import tirx as T
from tvm.target import Target

from .attention import PAGE, attention_decode, attention_prefill, attention_prefill_ragged
from .layout import HEAD, ModelSize
from .rotary import split_rotary

THREADS = 64


def merge_states(heads: int):
    """Merge the attention over the cache and over the new rows, in place: a thread takes one row's head whole.

    TVM's kernel lets several threads read a row's log-sum-exp while one of them already writes the merged one; that is
    only right where a subgroup runs in lockstep over all of them.
    """

    @T.prim_func(s_tir=True)
    def tir_attention_merge_state(v: T.handle, s: T.handle, v_other: T.handle, s_other: T.handle):
        T.func_attr({"tirx.is_scheduled": True})
        rows = T.int32()
        V = T.match_buffer(v, (rows, heads, HEAD), "float32")
        S = T.match_buffer(s, (rows, heads), "float32")
        V_other = T.match_buffer(v_other, (rows, heads, HEAD), "float32")
        S_other = T.match_buffer(s_other, (rows, heads), "float32")
        for block in T.thread_binding((rows * heads + THREADS - 1) // THREADS, thread="blockIdx.x"):
            for thread in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("merge"):
                    T.reads()
                    T.writes()
                    shares = T.sblock_alloc_buffer((3,), "float32", scope="local")
                    if block * THREADS + thread < rows * heads:
                        row: T.let[T.int32] = (block * THREADS + thread) // heads
                        head: T.let[T.int32] = (block * THREADS + thread) % heads
                        shares[2] = T.max(S[row, head], S_other[row, head])
                        shares[0] = T.exp2(S[row, head] - shares[2])
                        shares[1] = T.exp2(S_other[row, head] - shares[2])
                        S[row, head] = T.log2(shares[0] + shares[1]) + shares[2]
                        shares[2] = shares[0] + shares[1]
                        for d in T.serial(HEAD):
                            V[row, head, d] = (
                                V[row, head, d] * shares[0] + V_other[row, head, d] * shares[1]
                            ) / shares[2]

    return tir_attention_merge_state.with_attr("global_symbol", "tir_attention_merge_state")


def add_create_function(bb: relax.BlockBuilder, model: ModelSize, target: Target) -> None:
    """Add ``create_tir_paged_kv_cache`` (sequences, total length, prefill chunk, page size, sliding window), each a 1-element shape."""
    names = ["sequences", "total_length", "prefill_chunk", "page_size", "sliding_window"]
    sizes = [tirx.Var(name, "int64") for name in names]
    params = [relax.Var(f"{name}_", relax.ShapeType([size])) for name, size in zip(names, sizes)]
    q, kv, dtype = model.heads, model.kv_heads, "float32"
    with bb.function("create_tir_paged_kv_cache", params):

        def kernel(function, name):
            return bb.add_func(function, name)

        def backend(function, name):
            return relax.Tuple([StringImm("tirx"), kernel(function, name)])

        absent = relax.Tuple([])
        merge = merge_states(q)
        rotary = split_rotary(q, kv, model.rope_theta)
        args = [
            relax.ShapeExpr([*sizes]),
            relax.ShapeExpr([0, model.layers]),
            relax.prim_value(q),
            relax.prim_value(kv),
            relax.prim_value(HEAD),
            relax.prim_value(HEAD),
            relax.ShapeExpr([int(kv_cache.AttnKind.MHA)] * model.layers),
            relax.prim_value(False),
            relax.prim_value(int(kv_cache.RopeMode.NORMAL)),
            relax.prim_value(1.0),
            relax.prim_value(model.rope_theta),
            relax.prim_value(0),
            relax.op.zeros((), dtype),
            kernel(kv_cache._kv_cache_transpose_append(kv, HEAD, dtype), "kv_cache_transpose_append"),
            relax.prim_value(0),
            backend(attention_prefill_ragged(q, kv), "tir_attention_prefill_ragged"),
            backend(attention_prefill(q, kv), "tir_attention_prefill"),
            backend(attention_decode(q, kv), "tir_attention_decode"),
            absent,
            absent,
            absent,
            absent,
            absent,
            relax.Tuple([kernel(merge, "tir_attention_merge_state")]),
            kernel(rotary, "tir_split_rotary"),
            kernel(kv_cache._copy_single_page(kv, PAGE, HEAD, dtype, target), "kv_cache_copy_single_page"),
            kernel(kv_cache._kv_cache_debug_get_kv(model.layers, kv, HEAD, dtype), "kv_cache_debug_get_kv"),
            kernel(kv_cache._compact_kv_copy(kv, HEAD, dtype, target), "kv_cache_compact_kv_copy"),
        ]
        cache = relax.call_pure_packed("vm.builtin.paged_attention_kv_cache_create", *args, ty_args=relax.AnyType())
        bb.emit_func_output(bb.emit(cache))
