"""Matrix-matrix kernels: a chunk of tokens times one packed matrix.

A thread keeps the sums of 8 tokens by 4 columns; sixteen threads side by side read every sixteenth of a workgroup's
columns, so that they read neighbouring words, and unpack each weight to ``scale * q + min`` once for their 8 tokens.
Activations are read where they lie, as in the matrix-vector kernels. As there, normalisation, SwiGLU and the
residual sum are part of the product.
"""

from tvm.script import tirx as T

from .layout import GROUP

ROWS = 8
"""Tokens of a thread."""

COLUMNS = 4
"""Columns of a thread."""

LANES = 16
DOWN = 4


def matmul_q4(k: int, n: int, *, norm_eps: float | None, swiglu: bool, residual: bool):
    """Kernel for 4-bit affine weights ``[k/8, n]`` and m rows.

    Arguments of the kernel: x ``[m, k]``, (norm weight ``[k]``), words, scale, min, (residual ``[m, out]``), out ``[m, out]``,
    where out is n, or n/2 with SwiGLU (the first half of the columns gates the second).
    """
    groups = k // GROUP
    out = n // 2 if swiglu else n
    kept = COLUMNS // 2 if swiglu else COLUMNS
    wide = kept * LANES
    norm = norm_eps is not None
    eps = norm_eps or 0.0

    def column(bx, tx, c):
        """The matrix's column for column c of a thread: with SwiGLU gates, then the values they gate."""
        return c // kept * out + bx * wide + c % kept * LANES + tx

    @T.macro
    def body(x, weight, words, scale, minimum, res, y, m):
        for by in T.thread_binding(T.ceildiv(m, ROWS * DOWN), thread="blockIdx.y"):
            for bx in T.thread_binding(out // wide, thread="blockIdx.x"):
                for ty in T.thread_binding(DOWN, thread="threadIdx.y"):
                    for tx in T.thread_binding(LANES, thread="threadIdx.x"):
                        with T.sblock("matmul"):
                            T.reads()
                            T.writes()
                            total = T.sblock_alloc_buffer((ROWS, COLUMNS), "float32", scope="local")
                            square = T.sblock_alloc_buffer((ROWS,), "float32", scope="local")
                            row = T.sblock_alloc_buffer((ROWS,), "int32", scope="local")
                            word = T.sblock_alloc_buffer((COLUMNS,), "uint32", scope="local")
                            times = T.sblock_alloc_buffer((COLUMNS,), "float32", scope="local")
                            plus = T.sblock_alloc_buffer((COLUMNS,), "float32", scope="local")
                            w_here = T.sblock_alloc_buffer((COLUMNS,), "float32", scope="local")
                            x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                            norm_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                            first: T.let[T.int32] = (by * DOWN + ty) * ROWS
                            if first < m:
                                for i in T.unroll(ROWS):
                                    row[i] = T.min(first + i, m - 1)
                                    square[i] = T.float32(0)
                                    for c in T.unroll(COLUMNS):
                                        total[i, c] = T.float32(0)
                                for g in T.serial(groups):
                                    for c in T.unroll(COLUMNS):
                                        times[c] = scale[g, column(bx, tx, c)]
                                        plus[c] = minimum[g, column(bx, tx, c)]
                                    for j in T.serial(GROUP // 8):
                                        for c in T.unroll(COLUMNS):
                                            word[c] = words[g * (GROUP // 8) + j, column(bx, tx, c)]
                                        for b in T.unroll(8):
                                            for c in T.unroll(COLUMNS):
                                                w_here[c] = (
                                                    T.Cast("float32", (word[c] >> T.uint32(4 * b)) & T.uint32(15))
                                                    * times[c]
                                                    + plus[c]
                                                )
                                            if norm:
                                                norm_here[0] = weight[g * GROUP + j * 8 + b]
                                                for c in T.unroll(COLUMNS):
                                                    w_here[c] = w_here[c] * norm_here[0]
                                            for i in T.unroll(ROWS):
                                                x_here[0] = x[row[i], g * GROUP + j * 8 + b]
                                                if norm:
                                                    square[i] += x_here[0] * x_here[0]
                                                for c in T.unroll(COLUMNS):
                                                    total[i, c] += x_here[0] * w_here[c]
                                for i in T.unroll(ROWS):
                                    if first + i < m:
                                        if norm:
                                            square[i] = T.rsqrt(square[i] / T.float32(k) + T.float32(eps))
                                            for c in T.unroll(COLUMNS):
                                                total[i, c] = total[i, c] * square[i]
                                        for c in T.unroll(kept):
                                            if swiglu:
                                                y[first + i, column(bx, tx, c)] = (
                                                    total[i, c]
                                                    / (T.float32(1) + T.exp(-total[i, c]))
                                                    * total[i, kept + c]
                                                )
                                            elif residual:
                                                y[first + i, column(bx, tx, c)] = (
                                                    total[i, c] + res[first + i, column(bx, tx, c)]
                                                )
                                            else:
                                                y[first + i, column(bx, tx, c)] = total[i, c]

    if norm:

        @T.prim_func(private=True, s_tir=True)
        def normed(
            x_handle: T.handle,
            weight: T.Buffer((k,), "float32"),
            words: T.Buffer((k // 8, n), "uint32"),
            scale: T.Buffer((groups, n), "float32"),
            minimum: T.Buffer((groups, n), "float32"),
            y_handle: T.handle,
        ):
            T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
            m = T.int32()
            x = T.match_buffer(x_handle, (m, k), "float32")
            y = T.match_buffer(y_handle, (m, out), "float32")
            body(x, weight, words, scale, minimum, x, y, m)

        return normed

    @T.prim_func(private=True, s_tir=True)
    def added(
        x_handle: T.handle,
        words: T.Buffer((k // 8, n), "uint32"),
        scale: T.Buffer((groups, n), "float32"),
        minimum: T.Buffer((groups, n), "float32"),
        res_handle: T.handle,
        y_handle: T.handle,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        m = T.int32()
        x = T.match_buffer(x_handle, (m, k), "float32")
        res = T.match_buffer(res_handle, (m, out), "float32")
        y = T.match_buffer(y_handle, (m, out), "float32")
        body(x, x, words, scale, minimum, res, y, m)

    return added


def embed_rows(k: int, vocabulary: int):
    """Kernel that unpacks the embedding of m tokens.

    Arguments of the kernel: ids ``[m]`` int32, words ``[k/4, V]``, scale ``[k/32, V]``, out ``[m, k]``.
    """
    quarter = k // 4
    threads = 64

    @T.prim_func(private=True, s_tir=True)
    def embed(
        ids_handle: T.handle,
        words: T.Buffer((quarter, vocabulary), "uint32"),
        scale: T.Buffer((k // GROUP, vocabulary), "float32"),
        y_handle: T.handle,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        m = T.int32()
        ids = T.match_buffer(ids_handle, (m,), "int32")
        y = T.match_buffer(y_handle, (m, k), "float32")
        for bx in T.thread_binding(T.ceildiv(m * quarter, threads), thread="blockIdx.x"):
            for tx in T.thread_binding(threads, thread="threadIdx.x"):
                with T.sblock("embed"):
                    T.reads()
                    T.writes()
                    word = T.sblock_alloc_buffer((1,), "uint32", scope="local")
                    times = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    i: T.let[T.int32] = (bx * threads + tx) // quarter
                    j: T.let[T.int32] = (bx * threads + tx) % quarter
                    if i < m:
                        word[0] = words[j, ids[i]]
                        times[0] = scale[j // (GROUP // 4), ids[i]]
                        for b in T.unroll(4):
                            y[i, j * 4 + b] = (
                                T.Cast("float32", T.reinterpret("int32", word[0] << T.uint32(24 - 8 * b)) >> 24)
                                * times[0]
                            )

    return embed
