"""Matrix-vector kernels: one token's activations times one packed matrix.

A workgroup computes 32 output columns. Eight threads side by side read four columns each (128 contiguous bytes of
words), and the threads below them split the input features into runs of whole groups of 32; partial sums meet in
workgroup memory. What comes before and after the product is done in the same kernel: RMS normalisation of the
input, SwiGLU or the residual sum of the output. That keeps the number of shaders to compile, and of dispatches per token, small.

The affine weights are never formed: sum(x * (scale * q + min)) = scale * sum(x * q) + min * sum(x) within a group.
"""

from tvm.script import tirx as T

from .layout import GROUP

COLUMNS = 32
LANES = 8
PER_LANE = COLUMNS // LANES


def _splits(groups: int) -> int:
    """How many threads share a column's input features: the largest divisor of the number of groups up to 18."""
    return max(s for s in range(1, 19) if groups % s == 0)


def matvec_q4(k: int, n: int, *, norm_eps: float | None, swiglu: bool, residual: bool):
    """Kernel for 4-bit affine weights ``[k/8, n]``.

    Arguments of the kernel: x ``[1, k]``, (norm weight ``[k]``), words, scale, min, (residual ``[1, out]``), out ``[1, out]``,
    where out is n, or n/2 with SwiGLU (the first half of the columns gates the second).
    """
    groups = k // GROUP
    splits = _splits(groups)
    run = groups // splits
    threads = splits * LANES
    out = n // 2 if swiglu else n
    sets = 2 if swiglu else 1
    norm = norm_eps is not None
    eps = norm_eps or 0.0
    loads = (k + threads - 1) // threads

    @T.macro
    def body(x, weight, words, scale, minimum, res, y):
        for bx in T.thread_binding(out // COLUMNS, thread="blockIdx.x"):
            for ty in T.thread_binding(splits, thread="threadIdx.y"):
                for tx in T.thread_binding(LANES, thread="threadIdx.x"):
                    with T.sblock("matvec"):
                        T.reads()
                        T.writes()
                        x_sh = T.sblock_alloc_buffer((k,), "float32", scope="shared")
                        sum_sh = T.sblock_alloc_buffer((sets, splits, COLUMNS), "float32", scope="shared")
                        square_sh = T.sblock_alloc_buffer((threads,), "float32", scope="shared")
                        row_sh = T.sblock_alloc_buffer((splits,), "float32", scope="shared")
                        total = T.sblock_alloc_buffer((sets, PER_LANE), "float32", scope="local")
                        part = T.sblock_alloc_buffer((sets, PER_LANE), "float32", scope="local")
                        x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        x_sum = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        square = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        word = T.sblock_alloc_buffer((sets, PER_LANE), "uint32", scope="local")
                        outcome = T.sblock_alloc_buffer((sets,), "float32", scope="local")
                        t: T.let[T.int32] = ty * LANES + tx
                        square[0] = T.float32(0)
                        for i in T.serial(loads):
                            if i * threads + t < k:
                                x_here[0] = x[0, i * threads + t]
                                if norm:
                                    square[0] += x_here[0] * x_here[0]
                                    x_sh[i * threads + t] = x_here[0] * weight[i * threads + t]
                                else:
                                    x_sh[i * threads + t] = x_here[0]
                        if norm:
                            square_sh[t] = square[0]
                        T.tvm_storage_sync("shared")
                        if norm:
                            if tx == 0:
                                square[0] = T.float32(0)
                                for i in T.serial(LANES):
                                    square[0] += square_sh[ty * LANES + i]
                                row_sh[ty] = square[0]
                        for s in T.unroll(sets):
                            for c in T.vectorized(PER_LANE):
                                total[s, c] = T.float32(0)
                        for r in T.serial(run):
                            g: T.let[T.int32] = ty * run + r
                            x_sum[0] = T.float32(0)
                            for s in T.unroll(sets):
                                for c in T.vectorized(PER_LANE):
                                    part[s, c] = T.float32(0)
                            for j in T.serial(GROUP // 8):
                                for s in T.unroll(sets):
                                    for c in T.vectorized(PER_LANE):
                                        word[s, c] = words[
                                            g * (GROUP // 8) + j, s * out + bx * COLUMNS + tx * PER_LANE + c
                                        ]
                                for b in T.unroll(8):
                                    x_here[0] = x_sh[g * GROUP + j * 8 + b]
                                    x_sum[0] += x_here[0]
                                    for s in T.unroll(sets):
                                        for c in T.vectorized(PER_LANE):
                                            part[s, c] += x_here[0] * T.Cast(
                                                "float32", (word[s, c] >> T.uint32(4 * b)) & T.uint32(15)
                                            )
                            for s in T.unroll(sets):
                                for c in T.vectorized(PER_LANE):
                                    total[s, c] += (
                                        part[s, c] * scale[g, s * out + bx * COLUMNS + tx * PER_LANE + c]
                                        + x_sum[0] * minimum[g, s * out + bx * COLUMNS + tx * PER_LANE + c]
                                    )
                        for s in T.unroll(sets):
                            for c in T.vectorized(PER_LANE):
                                sum_sh[s, ty, tx * PER_LANE + c] = total[s, c]
                        T.tvm_storage_sync("shared")
                        if t < COLUMNS:
                            for s in T.unroll(sets):
                                outcome[s] = T.float32(0)
                                for i in T.serial(splits):
                                    outcome[s] += sum_sh[s, i, t]
                            if norm:
                                square[0] = T.float32(0)
                                for i in T.serial(splits):
                                    square[0] += row_sh[i]
                                square[0] = T.rsqrt(square[0] / T.float32(k) + T.float32(eps))
                                for s in T.unroll(sets):
                                    outcome[s] = outcome[s] * square[0]
                            if swiglu:
                                y[0, bx * COLUMNS + t] = outcome[0] / (T.float32(1) + T.exp(-outcome[0])) * outcome[1]
                            elif residual:
                                y[0, bx * COLUMNS + t] = outcome[0] + res[0, bx * COLUMNS + t]
                            else:
                                y[0, bx * COLUMNS + t] = outcome[0]

    if norm:

        @T.prim_func(private=True, s_tir=True)
        def normed(
            x: T.Buffer((1, k), "float32"),
            weight: T.Buffer((k,), "float32"),
            words: T.Buffer((k // 8, n), "uint32"),
            scale: T.Buffer((groups, n), "float32"),
            minimum: T.Buffer((groups, n), "float32"),
            y: T.Buffer((1, out), "float32"),
        ):
            T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
            body(x, weight, words, scale, minimum, x, y)

        return normed

    @T.prim_func(private=True, s_tir=True)
    def added(
        x: T.Buffer((1, k), "float32"),
        words: T.Buffer((k // 8, n), "uint32"),
        scale: T.Buffer((groups, n), "float32"),
        minimum: T.Buffer((groups, n), "float32"),
        res: T.Buffer((1, out), "float32"),
        y: T.Buffer((1, out), "float32"),
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        body(x, x, words, scale, minimum, res, y)

    return added


def last_row_logits(k: int, vocabulary: int, norm_eps: float):
    """Kernel for the output matrix: normalise the last of m rows, multiply by the 8-bit embedding ``[k/4, V]``.

    Arguments of the kernel: x ``[m, k]``, norm weight ``[k]``, words, scale, out ``[1, V]``.
    """
    groups = k // GROUP
    splits = _splits(groups)
    run = groups // splits
    threads = splits * LANES
    loads = (k + threads - 1) // threads

    @T.prim_func(private=True, s_tir=True)
    def logits(
        x_handle: T.handle,
        weight: T.Buffer((k,), "float32"),
        words: T.Buffer((k // 4, vocabulary), "uint32"),
        scale: T.Buffer((groups, vocabulary), "float32"),
        y: T.Buffer((1, vocabulary), "float32"),
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        m = T.int32()
        x = T.match_buffer(x_handle, (m, k), "float32")
        for bx in T.thread_binding(vocabulary // COLUMNS, thread="blockIdx.x"):
            for ty in T.thread_binding(splits, thread="threadIdx.y"):
                for tx in T.thread_binding(LANES, thread="threadIdx.x"):
                    with T.sblock("logits"):
                        T.reads()
                        T.writes()
                        x_sh = T.sblock_alloc_buffer((k,), "float32", scope="shared")
                        sum_sh = T.sblock_alloc_buffer((splits, COLUMNS), "float32", scope="shared")
                        square_sh = T.sblock_alloc_buffer((threads,), "float32", scope="shared")
                        row_sh = T.sblock_alloc_buffer((splits,), "float32", scope="shared")
                        total = T.sblock_alloc_buffer((PER_LANE,), "float32", scope="local")
                        part = T.sblock_alloc_buffer((PER_LANE,), "float32", scope="local")
                        x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        square = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        outcome = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        word = T.sblock_alloc_buffer((PER_LANE,), "uint32", scope="local")
                        t: T.let[T.int32] = ty * LANES + tx
                        square[0] = T.float32(0)
                        for i in T.serial(loads):
                            if i * threads + t < k:
                                x_here[0] = x[m - 1, i * threads + t]
                                square[0] += x_here[0] * x_here[0]
                                x_sh[i * threads + t] = x_here[0] * weight[i * threads + t]
                        square_sh[t] = square[0]
                        T.tvm_storage_sync("shared")
                        if tx == 0:
                            square[0] = T.float32(0)
                            for i in T.serial(LANES):
                                square[0] += square_sh[ty * LANES + i]
                            row_sh[ty] = square[0]
                        for c in T.vectorized(PER_LANE):
                            total[c] = T.float32(0)
                        for r in T.serial(run):
                            g: T.let[T.int32] = ty * run + r
                            for c in T.vectorized(PER_LANE):
                                part[c] = T.float32(0)
                            for j in T.serial(GROUP // 4):
                                for c in T.vectorized(PER_LANE):
                                    word[c] = words[g * (GROUP // 4) + j, bx * COLUMNS + tx * PER_LANE + c]
                                for b in T.unroll(4):
                                    x_here[0] = x_sh[g * GROUP + j * 4 + b]
                                    for c in T.vectorized(PER_LANE):
                                        # Shifting the byte to the top and back, as a signed number, keeps its sign.
                                        part[c] += x_here[0] * T.Cast(
                                            "float32", T.reinterpret("int32", word[c] << T.uint32(24 - 8 * b)) >> 24
                                        )
                            for c in T.vectorized(PER_LANE):
                                total[c] += part[c] * scale[g, bx * COLUMNS + tx * PER_LANE + c]
                        for c in T.vectorized(PER_LANE):
                            sum_sh[ty, tx * PER_LANE + c] = total[c]
                        T.tvm_storage_sync("shared")
                        if t < COLUMNS:
                            outcome[0] = T.float32(0)
                            square[0] = T.float32(0)
                            for i in T.serial(splits):
                                outcome[0] += sum_sh[i, t]
                                square[0] += row_sh[i]
                            y[0, bx * COLUMNS + t] = outcome[0] * T.rsqrt(
                                square[0] / T.float32(k) + T.float32(norm_eps)
                            )

    return logits
