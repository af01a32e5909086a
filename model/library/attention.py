"""Attention kernels over the paged key/value cache, for the one sequence that web-llm holds.

A workgroup takes a few queries of one key/value head and goes over the keys 64 at a time. Each of its 64 threads scores
one key; after the maximum is known each thread sums one of the 64 features of the values. Keys and values are read
where they lie; workgroup memory holds only the scores, since a browser fills it with zeros before every workgroup.

TVM's own kernels stage queries, keys and values in workgroup memory and, for a single query, meet at eighteen barriers
for every fifteen keys. On a software adapter that takes ten times as long, and as long again to compile.
"""

import math

from tvm.script import tirx as T

from .layout import HEAD

PAGE = 16
"""Tokens of a page of the cache."""

QUERIES = 4
"""Queries of a workgroup where there are many."""

LOG2_E = math.log2(math.e)
HIDDEN = -5e4
"""Score, in bits, of a key that a query must not see; TVM's."""


def _attend(queries: int, place, key, value, row, head):
    """The body of a kernel, as a macro.

    Where keys and values lie is said by ``place(store, first, at)``, worked out once a key, and ``key`` and
    ``value(store, place, by, at, d)``; which query the i-th of workgroup (bx, by) is, by ``row(bx, i)`` and ``head(bx, by, i)``.
    With ``causal`` the last of ``rows`` queries sees all keys, the one before it all but one, and so on.
    """

    @T.macro
    def attend(store, first, q, output, lse, rows, keys, causal, factor, bx, by, tx):
        score_sh = T.sblock_alloc_buffer((queries, HEAD), "float32", scope="shared")
        weight_sh = T.sblock_alloc_buffer((queries, HEAD), "float32", scope="shared")
        score = T.sblock_alloc_buffer((queries,), "float32", scope="local")
        total = T.sblock_alloc_buffer((queries,), "float32", scope="local")
        mass = T.sblock_alloc_buffer((queries,), "float32", scope="local")
        top = T.sblock_alloc_buffer((queries,), "float32", scope="local")
        before = T.sblock_alloc_buffer((queries,), "float32", scope="local")
        at_row = T.sblock_alloc_buffer((queries,), "int32", scope="local")
        seen = T.sblock_alloc_buffer((queries,), "int32", scope="local")
        here = T.sblock_alloc_buffer((1,), "float32", scope="local")
        spot = T.sblock_alloc_buffer((1,), "int32", scope="local")
        for i in T.unroll(queries):
            at_row[i] = T.min(row(bx, i), rows - 1)
            seen[i] = keys
            if causal > 0:
                seen[i] = keys - rows + 1 + at_row[i]
            total[i] = T.float32(0)
            mass[i] = T.float32(1)
            top[i] = T.float32(HIDDEN)
        for block in T.serial((keys + HEAD - 1) // HEAD):
            for i in T.unroll(queries):
                score[i] = T.float32(0)
            if block * HEAD + tx < keys:
                spot[0] = place(store, first, block * HEAD + tx)
                for d in T.serial(HEAD):
                    here[0] = key(store, spot[0], by, block * HEAD + tx, d)
                    for i in T.unroll(queries):
                        score[i] += q[at_row[i], head(bx, by, i), d] * here[0]
            for i in T.unroll(queries):
                score[i] = score[i] * factor * T.float32(LOG2_E)
                if block * HEAD + tx >= seen[i]:
                    score[i] = T.float32(HIDDEN)
                score_sh[i, tx] = score[i]
            T.tvm_storage_sync("shared")
            for i in T.unroll(queries):
                before[i] = top[i]
            for j in T.serial(T.min(keys - block * HEAD, HEAD)):
                for i in T.unroll(queries):
                    top[i] = T.max(top[i], score_sh[i, j])
            for i in T.unroll(queries):
                weight_sh[i, tx] = T.exp2(score[i] - top[i])
                before[i] = T.exp2(before[i] - top[i])
                total[i] = total[i] * before[i]
                mass[i] = mass[i] * before[i]
            T.tvm_storage_sync("shared")
            for j in T.serial(T.min(keys - block * HEAD, HEAD)):
                spot[0] = place(store, first, block * HEAD + j)
                here[0] = value(store, spot[0], by, block * HEAD + j, tx)
                for i in T.unroll(queries):
                    mass[i] += weight_sh[i, j]
                    total[i] += weight_sh[i, j] * here[0]
        for i in T.unroll(queries):
            if row(bx, i) < rows:
                output[at_row[i], head(bx, by, i), tx] = total[i] / mass[i]
                if tx == 0:
                    lse[at_row[i], head(bx, by, i)] = top[i] + T.log2(mass[i])

    return attend


def _paged(kv_head):
    """Where the cache's pages hold a key and a value."""

    def place(store, first, at):
        return store[1][first + at // PAGE]

    def entry(which):
        return lambda store, page, by, at, d: store[0][page, which, kv_head(by), at % PAGE, d]

    return place, entry(0), entry(1)


def attention_decode(heads: int, kv_heads: int):
    """Kernel for one new token over the cache, which already holds it; a workgroup a query head."""
    group = heads // kv_heads
    attend = _attend(1, *_paged(lambda by: by // group), lambda bx, i: bx, lambda bx, by, i: by)

    @T.prim_func(s_tir=True)
    def tir_attention_decode(
        q_handle: T.handle,
        pages_handle: T.handle,
        page_indptr_handle: T.handle,
        page_values_handle: T.handle,
        last_page_handle: T.handle,
        k_rope_handle: T.handle,
        q_rope_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        factor: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "tir_attention_decode"})
        batch = T.int32()
        held = T.int32()
        most = T.int32()
        pages_offset = T.int64()
        indptr_offset = T.int32()
        values_offset = T.int32()
        last_offset = T.int32()
        q = T.match_buffer(q_handle, (batch, heads, HEAD), "float32")
        pages = T.match_buffer(pages_handle, (most, 2, kv_heads, PAGE, HEAD), "float32", elem_offset=pages_offset)
        indptr = T.match_buffer(page_indptr_handle, (batch + 1,), "int32", elem_offset=indptr_offset)
        numbers = T.match_buffer(page_values_handle, (held,), "int32", elem_offset=values_offset)
        last_page = T.match_buffer(last_page_handle, (batch,), "int32", elem_offset=last_offset)
        output = T.match_buffer(output_handle, (batch, heads, HEAD), "float32")
        lse = T.match_buffer(lse_handle, (batch, heads), "float32")
        for bx in T.thread_binding(batch, thread="blockIdx.x"):
            for by in T.thread_binding(heads, thread="blockIdx.y"):
                for tx in T.thread_binding(HEAD, thread="threadIdx.x"):
                    with T.sblock("attention"):
                        T.reads()
                        T.writes()
                        first: T.let[T.int32] = indptr[bx]
                        keys: T.let[T.int32] = (indptr[bx + 1] - first - 1) * PAGE + last_page[bx]
                        attend((pages, numbers), first, q, output, lse, batch, keys, 0, factor, bx, by, tx)

    return tir_attention_decode


def attention_prefill(heads: int, kv_heads: int):
    """Kernel for a chunk of new tokens over the cache as it was before them."""
    group = heads // kv_heads
    attend = _attend(
        QUERIES,
        *_paged(lambda by: by),
        lambda bx, i: (bx * QUERIES + i) // group,
        lambda bx, by, i: by * group + (bx * QUERIES + i) % group,
    )

    @T.prim_func(s_tir=True)
    def tir_attention_prefill(
        q_handle: T.handle,
        q_indptr_handle: T.handle,
        pages_handle: T.handle,
        page_indptr_handle: T.handle,
        page_values_handle: T.handle,
        last_page_handle: T.handle,
        k_rope_handle: T.handle,
        q_rope_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        factor: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "tir_attention_prefill"})
        rows = T.int32()
        batch = T.int32()
        held = T.int32()
        most = T.int32()
        pages_offset = T.int64()
        indptr_offset = T.int32()
        values_offset = T.int32()
        last_offset = T.int32()
        q = T.match_buffer(q_handle, (rows, heads, HEAD), "float32")
        pages = T.match_buffer(pages_handle, (most, 2, kv_heads, PAGE, HEAD), "float32", elem_offset=pages_offset)
        indptr = T.match_buffer(page_indptr_handle, (batch + 1,), "int32", elem_offset=indptr_offset)
        numbers = T.match_buffer(page_values_handle, (held,), "int32", elem_offset=values_offset)
        last_page = T.match_buffer(last_page_handle, (batch,), "int32", elem_offset=last_offset)
        output = T.match_buffer(output_handle, (rows, heads, HEAD), "float32")
        lse = T.match_buffer(lse_handle, (rows, heads), "float32")
        for bx in T.thread_binding((rows * group + QUERIES - 1) // QUERIES, thread="blockIdx.x"):
            for by in T.thread_binding(kv_heads, thread="blockIdx.y"):
                for tx in T.thread_binding(HEAD, thread="threadIdx.x"):
                    with T.sblock("attention"):
                        T.reads()
                        T.writes()
                        first: T.let[T.int32] = indptr[0]
                        keys: T.let[T.int32] = (indptr[1] - first - 1) * PAGE + last_page[0]
                        attend((pages, numbers), first, q, output, lse, rows, keys, causal, factor, bx, by, tx)

    return tir_attention_prefill


def attention_prefill_ragged(heads: int, kv_heads: int):
    """Kernel for a chunk of new tokens over themselves."""
    group = heads // kv_heads
    attend = _attend(
        QUERIES,
        lambda store, first, at: at,
        lambda store, place, by, at, d: store[0][place, by, d],
        lambda store, place, by, at, d: store[1][place, by, d],
        lambda bx, i: (bx * QUERIES + i) // group,
        lambda bx, by, i: by * group + (bx * QUERIES + i) % group,
    )

    @T.prim_func(s_tir=True)
    def tir_attention_prefill_ragged(
        q_handle: T.handle,
        q_indptr_handle: T.handle,
        k_handle: T.handle,
        v_handle: T.handle,
        kv_indptr_handle: T.handle,
        q_rope_handle: T.handle,
        k_rope_handle: T.handle,
        output_handle: T.handle,
        lse_handle: T.handle,
        causal: T.int32,
        rotary_mode: T.int32,
        rope_scale: T.float32,
        rope_theta: T.float32,
        factor: T.float32,
    ):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "tir_attention_prefill_ragged"})
        rows = T.int32()
        keys = T.int32()
        q = T.match_buffer(q_handle, (rows, heads, HEAD), "float32")
        k = T.match_buffer(k_handle, (keys, kv_heads, HEAD), "float32")
        v = T.match_buffer(v_handle, (keys, kv_heads, HEAD), "float32")
        output = T.match_buffer(output_handle, (rows, heads, HEAD), "float32")
        lse = T.match_buffer(lse_handle, (rows, heads), "float32")
        for bx in T.thread_binding((rows * group + QUERIES - 1) // QUERIES, thread="blockIdx.x"):
            for by in T.thread_binding(kv_heads, thread="blockIdx.y"):
                for tx in T.thread_binding(HEAD, thread="threadIdx.x"):
                    with T.sblock("attention"):
                        T.reads()
                        T.writes()
                        attend((k, v), 0, q, output, lse, rows, keys, causal, factor, bx, by, tx)

    return tir_attention_prefill_ragged
