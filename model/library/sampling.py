"""Kernels that turn logits into the next token."""

from tvm.script import tirx as T

THREADS = 256
TOP = 256
"""Sampling looks at this many of the most probable tokens."""


def softmax_with_temperature(vocabulary: int):
    """Arguments of the kernel: logits ``[1, 1, V]``, temperature ``[1]``, out ``[1, 1, V]``; one workgroup."""
    each = (vocabulary + THREADS - 1) // THREADS

    @T.prim_func(private=True, s_tir=True)
    def softmax(
        logits: T.Buffer((1, 1, vocabulary), "float32"),
        temperature: T.Buffer((1,), "float32"),
        y: T.Buffer((1, 1, vocabulary), "float32"),
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        for bx in T.thread_binding(1, thread="blockIdx.x"):
            for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("softmax"):
                    T.reads()
                    T.writes()
                    pool_sh = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
                    top = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    total = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    top[0] = T.float32(-3.4e38)
                    for i in T.serial(each):
                        if i * THREADS + tx < vocabulary:
                            top[0] = T.max(top[0], logits[0, 0, i * THREADS + tx])
                    pool_sh[tx] = top[0]
                    for i in T.unroll(8):
                        T.tvm_storage_sync("shared")
                        if tx < THREADS >> (i + 1):
                            pool_sh[tx] = T.max(pool_sh[tx], pool_sh[tx + (THREADS >> (i + 1))])
                    T.tvm_storage_sync("shared")
                    top[0] = pool_sh[0]
                    T.tvm_storage_sync("shared")
                    total[0] = T.float32(0)
                    for i in T.serial(each):
                        if i * THREADS + tx < vocabulary:
                            total[0] += T.exp((logits[0, 0, i * THREADS + tx] - top[0]) / temperature[0])
                    pool_sh[tx] = total[0]
                    for i in T.unroll(8):
                        T.tvm_storage_sync("shared")
                        if tx < THREADS >> (i + 1):
                            pool_sh[tx] = pool_sh[tx] + pool_sh[tx + (THREADS >> (i + 1))]
                    T.tvm_storage_sync("shared")
                    for i in T.serial(each):
                        if i * THREADS + tx < vocabulary:
                            y[0, 0, i * THREADS + tx] = (
                                T.exp((logits[0, 0, i * THREADS + tx] - top[0]) / temperature[0]) / pool_sh[0]
                            )

    return softmax


def run_length(vocabulary: int) -> int:
    """How many tokens are sorted at a time, and kept: a power of two."""
    length = 64
    while length < min(vocabulary, TOP):
        length *= 2
    return length


def sort_runs(vocabulary: int):
    """Sort each run of the probabilities by itself (bitonic, in workgroup memory), most probable first.

    Arguments of the kernel: probabilities ``[1, V]``, out values ``[runs, length]``, out token ids ``[runs, length]``.
    Equal probabilities are ordered by token id. The cost does not depend on the values.
    """
    length = run_length(vocabulary)
    runs = (vocabulary + length - 1) // length
    threads = min(THREADS, length // 2)
    steps = length.bit_length() - 1

    @T.prim_func(private=True, s_tir=True)
    def sort(
        probabilities: T.Buffer((1, vocabulary), "float32"),
        values: T.Buffer((runs, length), "float32"),
        ids: T.Buffer((runs, length), "int32"),
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        for bx in T.thread_binding(runs, thread="blockIdx.x"):
            for tx in T.thread_binding(threads, thread="threadIdx.x"):
                with T.sblock("sort"):
                    T.reads()
                    T.writes()
                    value_sh = T.sblock_alloc_buffer((length,), "float32", scope="shared")
                    id_sh = T.sblock_alloc_buffer((length,), "int32", scope="shared")
                    value = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    token = T.sblock_alloc_buffer((2,), "int32", scope="local")
                    for i in T.serial(length // threads):
                        id_sh[i * threads + tx] = bx * length + i * threads + tx
                        value_sh[i * threads + tx] = T.float32(-1)
                        if bx * length + i * threads + tx < vocabulary:
                            value_sh[i * threads + tx] = probabilities[0, bx * length + i * threads + tx]
                    for phase in T.serial(steps):
                        for step in T.serial(phase + 1):
                            T.tvm_storage_sync("shared")
                            gap: T.let[T.int32] = T.shift_left(1, phase - step)
                            for i in T.serial(length // 2 // threads):
                                pair: T.let[T.int32] = i * threads + tx
                                low: T.let[T.int32] = pair + T.bitwise_and(pair, -gap)
                                high: T.let[T.int32] = low + gap
                                falling: T.let[T.bool] = T.bitwise_and(low, T.shift_left(2, phase)) == 0
                                value[0] = value_sh[low]
                                value[1] = value_sh[high]
                                token[0] = id_sh[low]
                                token[1] = id_sh[high]
                                if falling == (
                                    value[0] < value[1] or (value[0] == value[1] and token[0] > token[1])
                                ):
                                    value_sh[low] = value[1]
                                    value_sh[high] = value[0]
                                    id_sh[low] = token[1]
                                    id_sh[high] = token[0]
                    T.tvm_storage_sync("shared")
                    for i in T.serial(length // threads):
                        values[bx, i * threads + tx] = value_sh[i * threads + tx]
                        ids[bx, i * threads + tx] = id_sh[i * threads + tx]

    return sort


def merge_runs(vocabulary: int):
    """Merge sorted runs two by two, keeping the larger half of each pair.

    Arguments of the kernel: values and ids ``[runs, length]``, out values and ids ``[⌈runs/2⌉, length]``.
    """
    length = run_length(vocabulary)
    threads = min(THREADS, length // 2)
    steps = length.bit_length() - 1

    @T.prim_func(private=True, s_tir=True)
    def merge(values_handle: T.handle, ids_handle: T.handle, out_values_handle: T.handle, out_ids_handle: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        runs = T.int32()
        pairs = T.int32()
        values = T.match_buffer(values_handle, (runs, length), "float32")
        ids = T.match_buffer(ids_handle, (runs, length), "int32")
        out_values = T.match_buffer(out_values_handle, (pairs, length), "float32")
        out_ids = T.match_buffer(out_ids_handle, (pairs, length), "int32")
        for bx in T.thread_binding(pairs, thread="blockIdx.x"):
            for tx in T.thread_binding(threads, thread="threadIdx.x"):
                with T.sblock("merge"):
                    T.reads()
                    T.writes()
                    value_sh = T.sblock_alloc_buffer((length,), "float32", scope="shared")
                    id_sh = T.sblock_alloc_buffer((length,), "int32", scope="shared")
                    value = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    token = T.sblock_alloc_buffer((2,), "int32", scope="local")
                    # The larger of a falling and a rising run, place by place, are the largest of both.
                    for i in T.serial(length // threads):
                        place: T.let[T.int32] = i * threads + tx
                        value[0] = values[bx * 2, place]
                        token[0] = ids[bx * 2, place]
                        if bx * 2 + 1 < runs:
                            value[1] = values[bx * 2 + 1, length - 1 - place]
                            token[1] = ids[bx * 2 + 1, length - 1 - place]
                            if value[0] < value[1] or (value[0] == value[1] and token[0] > token[1]):
                                value[0] = value[1]
                                token[0] = token[1]
                        value_sh[place] = value[0]
                        id_sh[place] = token[0]
                    for step in T.serial(steps):
                        T.tvm_storage_sync("shared")
                        gap: T.let[T.int32] = T.shift_left(1, steps - 1 - step)
                        for i in T.serial(length // 2 // threads):
                            pair: T.let[T.int32] = i * threads + tx
                            low: T.let[T.int32] = pair + T.bitwise_and(pair, -gap)
                            high: T.let[T.int32] = low + gap
                            value[0] = value_sh[low]
                            value[1] = value_sh[high]
                            token[0] = id_sh[low]
                            token[1] = id_sh[high]
                            if value[0] < value[1] or (value[0] == value[1] and token[0] > token[1]):
                                value_sh[low] = value[1]
                                value_sh[high] = value[0]
                                id_sh[low] = token[1]
                                id_sh[high] = token[0]
                    T.tvm_storage_sync("shared")
                    for i in T.serial(length // threads):
                        out_values[bx, i * threads + tx] = value_sh[i * threads + tx]
                        out_ids[bx, i * threads + tx] = id_sh[i * threads + tx]

    return merge


def sample_top_p(length: int):
    """Draw a token among the most probable ones whose probabilities first reach top-p.

    Arguments of the kernel: sorted probabilities and ids ``[1, length]``, a uniform number ``[1]``, row ``[1]`` (one row: not
    used), top-p ``[1]``, out ``[1]``.
    """

    @T.prim_func(private=True, s_tir=True)
    def sample(
        values: T.Buffer((1, length), "float32"),
        ids: T.Buffer((1, length), "int32"),
        uniform: T.Buffer((1,), "float32"),
        row: T.Buffer((1,), "int32"),
        top_p: T.Buffer((1,), "float32"),
        y: T.Buffer((1,), "int32"),
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True, "op_pattern": 8})
        for bx in T.thread_binding(1, thread="blockIdx.x"):
            for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("sample"):
                    T.reads()
                    T.writes()
                    pool_sh = T.sblock_alloc_buffer((length,), "float32", scope="shared")
                    mass = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    place = T.sblock_alloc_buffer((1,), "int32", scope="local")
                    aim = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    for i in T.serial((length + THREADS - 1) // THREADS):
                        if i * THREADS + tx < length:
                            pool_sh[i * THREADS + tx] = T.max(values[0, i * THREADS + tx], T.float32(0))
                    T.tvm_storage_sync("shared")
                    if tx == 0:
                        place[0] = 0
                        mass[0] = pool_sh[0]
                        while place[0] < length - 1 and mass[0] < top_p[0]:
                            place[0] = place[0] + 1
                            mass[0] = mass[0] + pool_sh[place[0]]
                        aim[0] = uniform[0] * mass[0]
                        place[0] = 0
                        mass[0] = pool_sh[0]
                        while place[0] < length - 1 and mass[0] < aim[0]:
                            place[0] = place[0] + 1
                            mass[0] = mass[0] + pool_sh[place[0]]
                        y[0] = ids[0, place[0]]

    return sample


def apply_logit_bias(vocabulary: int):
    """``logits[row, id] += bias`` for each of n listed tokens, in place."""

    @T.prim_func(s_tir=True)
    def apply_logit_bias_inplace(
        logits_handle: T.handle, rows_handle: T.handle, ids_handle: T.handle, bias_handle: T.handle
    ):
        T.func_attr(
            {"global_symbol": "apply_logit_bias_inplace", "tirx.is_scheduled": True, "tirx.noalias": True}
        )
        batch = T.int32()
        n = T.int32()
        logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
        rows = T.match_buffer(rows_handle, (n,), "int32")
        ids = T.match_buffer(ids_handle, (n,), "int32")
        bias = T.match_buffer(bias_handle, (n,), "float32")
        for bx in T.thread_binding(T.ceildiv(n, THREADS), thread="blockIdx.x"):
            for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("bias"):
                    T.reads()
                    T.writes()
                    i: T.let[T.int32] = bx * THREADS + tx
                    if i < n:
                        logits[rows[i], ids[i]] = logits[rows[i], ids[i]] + bias[i]

    return apply_logit_bias_inplace


def apply_penalty(vocabulary: int):
    """Presence, frequency and repetition penalties on each of n listed tokens, in place."""

    @T.prim_func(s_tir=True)
    def apply_penalty_inplace(
        logits_handle: T.handle,
        sequences_handle: T.handle,
        rows_handle: T.handle,
        ids_handle: T.handle,
        counts_handle: T.handle,
        penalties_handle: T.handle,
    ):
        T.func_attr({"global_symbol": "apply_penalty_inplace", "tirx.is_scheduled": True, "tirx.noalias": True})
        batch = T.int32()
        sequence_count = T.int32()
        n = T.int32()
        logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
        sequences = T.match_buffer(sequences_handle, (sequence_count,), "int32")
        rows = T.match_buffer(rows_handle, (n,), "int32")
        ids = T.match_buffer(ids_handle, (n,), "int32")
        counts = T.match_buffer(counts_handle, (n,), "int32")
        penalties = T.match_buffer(penalties_handle, (sequence_count, 3), "float32")
        for bx in T.thread_binding(T.ceildiv(n, THREADS), thread="blockIdx.x"):
            for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("penalty"):
                    T.reads()
                    T.writes()
                    value = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    i: T.let[T.int32] = bx * THREADS + tx
                    if i < n:
                        value[0] = logits[sequences[rows[i]], ids[i]] - (
                            penalties[rows[i], 0] + T.Cast("float32", counts[i]) * penalties[rows[i], 1]
                        )
                        if value[0] > T.float32(0):
                            logits[sequences[rows[i]], ids[i]] = value[0] / penalties[rows[i], 2]
                        else:
                            logits[sequences[rows[i]], ids[i]] = value[0] * penalties[rows[i], 2]

    return apply_penalty_inplace


def apply_bitmask(vocabulary: int):
    """Give the tokens whose bit is 0 the lowest logit there is, in place."""
    words = (vocabulary + 31) // 32

    @T.prim_func(s_tir=True)
    def apply_bitmask_inplace(logits_handle: T.handle, sequences_handle: T.handle, bits_handle: T.handle):
        T.func_attr({"global_symbol": "apply_bitmask_inplace", "tirx.is_scheduled": True, "tirx.noalias": True})
        batch = T.int32()
        sequence_count = T.int32()
        logits = T.match_buffer(logits_handle, (batch, vocabulary), "float32")
        sequences = T.match_buffer(sequences_handle, (sequence_count,), "int32")
        bits = T.match_buffer(bits_handle, (batch, words), "int32")
        for bx in T.thread_binding(T.ceildiv(sequence_count * vocabulary, THREADS), thread="blockIdx.x"):
            for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("mask"):
                    T.reads()
                    T.writes()
                    row: T.let[T.int32] = (bx * THREADS + tx) // vocabulary
                    token: T.let[T.int32] = (bx * THREADS + tx) % vocabulary
                    if row < sequence_count:
                        if T.bitwise_and(T.shift_right(bits[sequences[row], token // 32], token % 32), 1) == 0:
                            logits[sequences[row], token] = T.float32(-3.4028234663852886e38)

    return apply_bitmask_inplace
