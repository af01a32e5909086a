"""Rotary position embedding to float32's own precision.

TVM's kernel uses WGSL's ``sin``, ``cos`` and ``pow``. WGSL promises ``sin`` and ``cos`` no closer than 2^-11, and only between -π
and π (software adapters take it at its word: 2e-4 was seen), and the error of ``pow`` grows with the position it is
multiplied by. Here frequencies are products of constants, and sine and cosine are Taylor polynomials after a reduction of the
angle by multiples of π/2 in three parts (Cody & Waite 1980).
"""

import math

import numpy as np
from tvm import tirx
from tvm.script import tirx as T

from .layout import HEAD

HALF = HEAD // 2
THREADS = 64


def _exact(value: float):
    """A float32 constant by its bits: as text the code generator writes seven digits only."""
    return tirx.reinterpret("float32", tirx.const(int(np.float32(value).view(np.int32)), "int32"))


def _cut(value: float, bits: int) -> float:
    """The value with so few bits that a product with an integer of the other bits is exact."""
    exponent = math.floor(math.log2(value)) - bits + 1
    return math.floor(value / 2.0**exponent) * 2.0**exponent


QUARTER = math.pi / 2
FIRST = _cut(QUARTER, 8)
SECOND = _cut(QUARTER - FIRST, 11)
THIRD = QUARTER - FIRST - SECOND


def _frequency(theta: float, t):
    """``theta ** (-t / HALF)`` for integer t below HALF: a constant for each bit of t."""
    product = tirx.const(1.0, "float32")
    for bit in range(HALF.bit_length() - 1):
        power = _exact(theta ** (-(2**bit) / HALF))
        product = product * tirx.Select((t >> bit) % 2 == 1, power, tirx.const(1.0, "float32"))
    return product


def _series(z, *divisors: float):
    """``1 - z/d1 (1 - z/d2 (1 - …))``"""
    total = tirx.const(1.0, "float32")
    for divisor in reversed(divisors):
        total = tirx.const(1.0, "float32") - z * _exact(1 / divisor) * total
    return total


def _sine(x):
    """Sine of an angle between -π/4 and π/4 (Taylor, to x^9)."""
    return x * _series(x * x, 6, 20, 42, 72)


def _cosine(x):
    """Cosine of an angle between -π/4 and π/4 (Taylor, to x^10)."""
    return _series(x * x, 2, 12, 30, 56, 90)


def split_rotary(heads: int, kv_heads: int, theta: float):
    """Kernel that splits the joined projections and rotates queries and keys; a thread takes one pair of features.

    Arguments of the kernel: qkv ``[rows, heads + 2 kv_heads, 64]``, position of each row, out q, k and v, and whether to rotate.
    """
    joined = heads + 2 * kv_heads

    @T.prim_func(s_tir=True)
    def tir_split_rotary(
        qkv_handle: T.handle,
        positions_handle: T.handle,
        q_handle: T.handle,
        k_handle: T.handle,
        v_handle: T.handle,
        apply_rope: T.int64,
    ):
        T.func_attr({"tirx.is_scheduled": True, "op_pattern": 8, "tirx.noalias": True})
        rows = T.int32()
        offset = T.int32()
        qkv = T.match_buffer(qkv_handle, (rows, joined, HEAD), "float32")
        q = T.match_buffer(q_handle, (rows, heads, HEAD), "float32")
        k = T.match_buffer(k_handle, (rows, kv_heads, HEAD), "float32")
        v = T.match_buffer(v_handle, (rows, kv_heads, HEAD), "float32")
        positions = T.match_buffer(positions_handle, (rows,), "int32", elem_offset=offset)
        for block in T.thread_binding((rows * joined * HALF + THREADS - 1) // THREADS, thread="blockIdx.x"):
            for thread in T.thread_binding(THREADS, thread="threadIdx.x"):
                with T.sblock("rotate"):
                    T.reads()
                    T.writes()
                    pair = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    turned = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    angle = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    quarters = T.sblock_alloc_buffer((1,), "float32", scope="local")
                    wave = T.sblock_alloc_buffer((2,), "float32", scope="local")
                    if block * THREADS + thread < rows * joined * HALF:
                        row: T.let[T.int32] = (block * THREADS + thread) // (joined * HALF)
                        head: T.let[T.int32] = (block * THREADS + thread) // HALF % joined
                        t: T.let[T.int32] = (block * THREADS + thread) % HALF
                        pair[0] = qkv[row, head, t]
                        pair[1] = qkv[row, head, t + HALF]
                        if head < heads + kv_heads and apply_rope > T.int64(0):
                            angle[0] = T.Cast("float32", positions[row]) * _frequency(theta, t)
                            quarters[0] = T.floor(angle[0] * T.float32(2 / math.pi) + T.float32(0.5))
                            angle[0] = angle[0] - quarters[0] * _exact(FIRST)
                            angle[0] = angle[0] - quarters[0] * _exact(SECOND)
                            angle[0] = angle[0] - quarters[0] * _exact(THIRD)
                            turn: T.let[T.int32] = T.Cast("int32", quarters[0]) % 4
                            wave[0] = T.Select(turn % 2 == 0, _cosine(angle[0]), _sine(angle[0]))
                            wave[1] = T.Select(turn % 2 == 0, _sine(angle[0]), _cosine(angle[0]))
                            if turn == 1 or turn == 2:
                                wave[0] = -wave[0]
                            if turn >= 2:
                                wave[1] = -wave[1]
                            turned[0] = pair[0] * wave[0] - pair[1] * wave[1]
                            turned[1] = pair[1] * wave[0] + pair[0] * wave[1]
                            pair[0] = turned[0]
                            pair[1] = turned[1]
                        if head < heads:
                            q[row, head, t] = pair[0]
                            q[row, head, t + HALF] = pair[1]
                        elif head < heads + kv_heads:
                            k[row, head - heads, t] = pair[0]
                            k[row, head - heads, t + HALF] = pair[1]
                        else:
                            v[row, head - heads - kv_heads, t] = pair[0]
                            v[row, head - heads - kv_heads, t + HALF] = pair[1]

    return tir_split_rotary.with_attr("global_symbol", "tir_split_rotary")
