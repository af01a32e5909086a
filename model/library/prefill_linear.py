"""Matrix-matrix kernels: a chunk of tokens times one packed matrix.

A workgroup computes a tile of 32 tokens by 64 columns, one group of 32 input features at a time: activations and
weights, unpacked to ``scale * q + min``, are staged in workgroup memory; each of 128 threads keeps 4 by 4 sums.
As in the matrix-vector kernels, normalisation, SwiGLU and the residual sum are part of the product.
"""

from tvm.script import tirx as T

from .layout import GROUP

ROWS = 32
COLUMNS = 64
TILE = 4
ACROSS = COLUMNS // TILE
DOWN = ROWS // TILE
THREADS = ACROSS * DOWN
PITCH = ROWS + 1


def matmul_q4(k: int, n: int, *, norm_eps: float | None, swiglu: bool, residual: bool):
    """Kernel for 4-bit affine weights ``[k/8, n]`` and m rows.

    Arguments of the kernel: x ``[m, k]``, (norm weight ``[k]``), words, scale, min, (residual ``[m, out]``), out ``[m, out]``,
    where out is n, or n/2 with SwiGLU (the first half of the columns gates the second).
    """
    groups = k // GROUP
    out = n // 2 if swiglu else n
    wide = COLUMNS // 2 if swiglu else COLUMNS
    norm = norm_eps is not None
    eps = norm_eps or 0.0
    half = COLUMNS // 2

    def column(bx, c):
        """The matrix's column for column c of the tile: with SwiGLU half gates, half the values they gate."""
        return bx * half + c % half + c // half * out if swiglu else bx * COLUMNS + c

    def slot(c):
        """Where a tile's column is kept: with SwiGLU two gates stand beside their two values."""
        return c % half // 2 * 4 + c // half * 2 + c % 2 if swiglu else c

    @T.macro
    def body(x, weight, words, scale, minimum, res, y, m):
        for by in T.thread_binding(T.ceildiv(m, ROWS), thread="blockIdx.y"):
            for bx in T.thread_binding(out // wide, thread="blockIdx.x"):
                for ty in T.thread_binding(DOWN, thread="threadIdx.y"):
                    for tx in T.thread_binding(ACROSS, thread="threadIdx.x"):
                        with T.sblock("matmul"):
                            T.reads()
                            T.writes()
                            x_sh = T.sblock_alloc_buffer((GROUP, PITCH), "float32", scope="shared")
                            w_sh = T.sblock_alloc_buffer((GROUP, COLUMNS), "float32", scope="shared")
                            factor_sh = T.sblock_alloc_buffer((ROWS,), "float32", scope="shared")
                            total = T.sblock_alloc_buffer((TILE, TILE), "float32", scope="local")
                            w_here = T.sblock_alloc_buffer((TILE,), "float32", scope="local")
                            x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                            square = T.sblock_alloc_buffer((ROWS * GROUP // THREADS,), "float32", scope="local")
                            result = T.sblock_alloc_buffer((TILE,), "float32", scope="local")
                            word = T.sblock_alloc_buffer((1,), "uint32", scope="local")
                            times = T.sblock_alloc_buffer((1,), "float32", scope="local")
                            plus = T.sblock_alloc_buffer((1,), "float32", scope="local")
                            t: T.let[T.int32] = ty * ACROSS + tx
                            for i in T.unroll(TILE):
                                for c in T.vectorized(TILE):
                                    total[i, c] = T.float32(0)
                            if norm:
                                for i in T.unroll(ROWS * GROUP // THREADS):
                                    square[i] = T.float32(0)
                            for g in T.serial(groups):
                                T.tvm_storage_sync("shared")
                                for i in T.unroll(ROWS * GROUP // THREADS):
                                    row: T.let[T.int32] = i * (THREADS // GROUP) + t // GROUP
                                    x_here[0] = T.float32(0)
                                    if by * ROWS + row < m:
                                        x_here[0] = x[by * ROWS + row, g * GROUP + t % GROUP]
                                    if norm:
                                        square[i] += x_here[0] * x_here[0]
                                        x_here[0] = x_here[0] * weight[g * GROUP + t % GROUP]
                                    x_sh[t % GROUP, row] = x_here[0]
                                for i in T.unroll(COLUMNS * GROUP // 8 // THREADS):
                                    j: T.let[T.int32] = i * (THREADS // COLUMNS) + t // COLUMNS
                                    c: T.let[T.int32] = t % COLUMNS
                                    word[0] = words[g * (GROUP // 8) + j, column(bx, c)]
                                    times[0] = scale[g, column(bx, c)]
                                    plus[0] = minimum[g, column(bx, c)]
                                    for b in T.unroll(8):
                                        w_sh[j * 8 + b, slot(c)] = (
                                            T.Cast("float32", (word[0] >> T.uint32(4 * b)) & T.uint32(15)) * times[0]
                                            + plus[0]
                                        )
                                T.tvm_storage_sync("shared")
                                for kk in T.serial(GROUP):
                                    for c in T.vectorized(TILE):
                                        w_here[c] = w_sh[kk, tx * TILE + c]
                                    for i in T.unroll(TILE):
                                        x_here[0] = x_sh[kk, ty * TILE + i]
                                        for c in T.vectorized(TILE):
                                            total[i, c] += x_here[0] * w_here[c]
                            if norm:
                                T.tvm_storage_sync("shared")
                                for i in T.unroll(ROWS * GROUP // THREADS):
                                    x_sh[t % GROUP, i * (THREADS // GROUP) + t // GROUP] = square[i]
                                T.tvm_storage_sync("shared")
                                if t < ROWS:
                                    x_here[0] = T.float32(0)
                                    for i in T.serial(GROUP):
                                        x_here[0] += x_sh[i, t]
                                    factor_sh[t] = T.rsqrt(x_here[0] / T.float32(k) + T.float32(eps))
                                T.tvm_storage_sync("shared")
                            for i in T.unroll(TILE):
                                if by * ROWS + ty * TILE + i < m:
                                    for c in T.unroll(TILE):
                                        if norm:
                                            result[c] = total[i, c] * factor_sh[ty * TILE + i]
                                        else:
                                            result[c] = total[i, c]
                                    if swiglu:
                                        for c in T.unroll(2):
                                            y[by * ROWS + ty * TILE + i, bx * wide + tx * 2 + c] = (
                                                result[c] / (T.float32(1) + T.exp(-result[c])) * result[2 + c]
                                            )
                                    elif residual:
                                        for c in T.unroll(TILE):
                                            y[by * ROWS + ty * TILE + i, bx * wide + tx * TILE + c] = (
                                                result[c] + res[by * ROWS + ty * TILE + i, bx * wide + tx * TILE + c]
                                            )
                                    else:
                                        for c in T.unroll(TILE):
                                            y[by * ROWS + ty * TILE + i, bx * wide + tx * TILE + c] = result[c]

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
