"""Matrix-vector kernels: one token's activations times one packed matrix.

Eight threads side by side read every eighth of a workgroup's columns, so that they read neighbouring words, and the
threads below them split the input features into runs of whole groups of 32; partial sums meet in workgroup memory.
What comes before and after the product is done in the same kernel: RMS normalisation of the input, SwiGLU or the
residual sum of the output. That keeps the number of shaders to compile, and of dispatches per token, small.

Activations are read where they lie, the same one by neighbouring threads: a cache serves that as well as workgroup
memory would, and a browser fills workgroup memory with zeros before every workgroup, which a software adapter does
element by element in every thread.

The affine weights are never formed: sum(x * (scale * q + min)) = scale * sum(x * q) + min * sum(x) within a group.
"""

from tvm.script import tirx as T

from .layout import GROUP

LANES = 8
MOST_SPLITS = 6


def _splits(groups: int) -> int:
    """How many threads share a column's input features: the largest divisor of the number of groups up to 6."""
    return max(s for s in range(1, MOST_SPLITS + 1) if groups % s == 0)


def matvec_q4(k: int, n: int, *, norm_eps: float | None, swiglu: bool, residual: bool):
    """Kernel for 4-bit affine weights ``[k/8, n]``.

    Arguments of the kernel: x ``[1, k]``, (norm weight ``[k]``), words, scale, min, (residual ``[1, out]``), out ``[1, out]``,
    where out is n, or n/2 with SwiGLU (the first half of the columns gates the second).
    """
    groups = k // GROUP
    splits = _splits(groups)
    run = groups // splits
    per_lane = 4
    columns = per_lane * LANES
    out = n // 2 if swiglu else n
    sets = 2 if swiglu else 1
    norm = norm_eps is not None
    eps = norm_eps or 0.0

    def column(bx, tx, s, c):
        """The matrix's column for column c of a thread, of the gates (s = 0) or of what they gate."""
        return s * out + bx * columns + c * LANES + tx

    @T.macro
    def body(x, weight, words, scale, minimum, res, y):
        for bx in T.thread_binding(out // columns, thread="blockIdx.x"):
            for ty in T.thread_binding(splits, thread="threadIdx.y"):
                for tx in T.thread_binding(LANES, thread="threadIdx.x"):
                    with T.sblock("matvec"):
                        T.reads()
                        T.writes()
                        sum_sh = T.sblock_alloc_buffer((sets, splits, columns), "float32", scope="shared")
                        square_sh = T.sblock_alloc_buffer((splits,), "float32", scope="shared")
                        total = T.sblock_alloc_buffer((sets, per_lane), "float32", scope="local")
                        part = T.sblock_alloc_buffer((sets, per_lane), "float32", scope="local")
                        word = T.sblock_alloc_buffer((sets, per_lane), "uint32", scope="local")
                        x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        x_sum = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        square = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        outcome = T.sblock_alloc_buffer((sets,), "float32", scope="local")
                        t: T.let[T.int32] = ty * LANES + tx
                        square[0] = T.float32(0)
                        for s in T.unroll(sets):
                            for c in T.unroll(per_lane):
                                total[s, c] = T.float32(0)
                        for r in T.serial(run):
                            g: T.let[T.int32] = ty * run + r
                            x_sum[0] = T.float32(0)
                            for s in T.unroll(sets):
                                for c in T.unroll(per_lane):
                                    part[s, c] = T.float32(0)
                            for j in T.serial(GROUP // 8):
                                for s in T.unroll(sets):
                                    for c in T.unroll(per_lane):
                                        word[s, c] = words[g * (GROUP // 8) + j, column(bx, tx, s, c)]
                                for b in T.unroll(8):
                                    x_here[0] = x[0, g * GROUP + j * 8 + b]
                                    if norm:
                                        square[0] += x_here[0] * x_here[0]
                                        x_here[0] = x_here[0] * weight[g * GROUP + j * 8 + b]
                                    x_sum[0] += x_here[0]
                                    for s in T.unroll(sets):
                                        for c in T.unroll(per_lane):
                                            part[s, c] += x_here[0] * T.Cast(
                                                "float32", (word[s, c] >> T.uint32(4 * b)) & T.uint32(15)
                                            )
                            for s in T.unroll(sets):
                                for c in T.unroll(per_lane):
                                    total[s, c] += (
                                        part[s, c] * scale[g, column(bx, tx, s, c)]
                                        + x_sum[0] * minimum[g, column(bx, tx, s, c)]
                                    )
                        for s in T.unroll(sets):
                            for c in T.unroll(per_lane):
                                sum_sh[s, ty, c * LANES + tx] = total[s, c]
                        if norm:
                            if tx == 0:
                                square_sh[ty] = square[0]
                        T.tvm_storage_sync("shared")
                        if t < columns:
                            for s in T.unroll(sets):
                                outcome[s] = T.float32(0)
                                for i in T.serial(splits):
                                    outcome[s] += sum_sh[s, i, t]
                            if norm:
                                square[0] = T.float32(0)
                                for i in T.serial(splits):
                                    square[0] += square_sh[i]
                                square[0] = T.rsqrt(square[0] / T.float32(k) + T.float32(eps))
                                for s in T.unroll(sets):
                                    outcome[s] = outcome[s] * square[0]
                            if swiglu:
                                y[0, bx * columns + t] = outcome[0] / (T.float32(1) + T.exp(-outcome[0])) * outcome[1]
                            elif residual:
                                y[0, bx * columns + t] = outcome[0] + res[0, bx * columns + t]
                            else:
                                y[0, bx * columns + t] = outcome[0]

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
    per_lane = 8
    columns = per_lane * LANES
    threads = splits * LANES

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
        for bx in T.thread_binding(vocabulary // columns, thread="blockIdx.x"):
            for ty in T.thread_binding(splits, thread="threadIdx.y"):
                for tx in T.thread_binding(LANES, thread="threadIdx.x"):
                    with T.sblock("logits"):
                        T.reads()
                        T.writes()
                        sum_sh = T.sblock_alloc_buffer((splits, columns), "float32", scope="shared")
                        square_sh = T.sblock_alloc_buffer((splits,), "float32", scope="shared")
                        total = T.sblock_alloc_buffer((per_lane,), "float32", scope="local")
                        part = T.sblock_alloc_buffer((per_lane,), "float32", scope="local")
                        word = T.sblock_alloc_buffer((per_lane,), "uint32", scope="local")
                        x_here = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        square = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        outcome = T.sblock_alloc_buffer((1,), "float32", scope="local")
                        square[0] = T.float32(0)
                        for c in T.unroll(per_lane):
                            total[c] = T.float32(0)
                        for r in T.serial(run):
                            g: T.let[T.int32] = ty * run + r
                            for c in T.unroll(per_lane):
                                part[c] = T.float32(0)
                            for j in T.serial(GROUP // 4):
                                for c in T.unroll(per_lane):
                                    word[c] = words[g * (GROUP // 4) + j, bx * columns + c * LANES + tx]
                                for b in T.unroll(4):
                                    x_here[0] = x[m - 1, g * GROUP + j * 4 + b]
                                    square[0] += x_here[0] * x_here[0]
                                    x_here[0] = x_here[0] * weight[g * GROUP + j * 4 + b]
                                    for c in T.unroll(per_lane):
                                        # Shifting the byte to the top and back, as a signed number, keeps its sign.
                                        part[c] += x_here[0] * T.Cast(
                                            "float32", T.reinterpret("int32", word[c] << T.uint32(24 - 8 * b)) >> 24
                                        )
                            for c in T.unroll(per_lane):
                                total[c] += part[c] * scale[g, bx * columns + c * LANES + tx]
                        for c in T.unroll(per_lane):
                            sum_sh[ty, c * LANES + tx] = total[c]
                        if tx == 0:
                            square_sh[ty] = square[0]
                        T.tvm_storage_sync("shared")
                        square[0] = T.float32(0)
                        for i in T.serial(splits):
                            square[0] += square_sh[i]
                        square[0] = T.rsqrt(square[0] / T.float32(k) + T.float32(norm_eps))
                        for q in T.serial((columns + threads - 1) // threads):
                            t: T.let[T.int32] = q * threads + ty * LANES + tx
                            if t < columns:
                                outcome[0] = T.float32(0)
                                for i in T.serial(splits):
                                    outcome[0] += sum_sh[i, t]
                                y[0, bx * columns + t] = outcome[0] * square[0]

    return logits
