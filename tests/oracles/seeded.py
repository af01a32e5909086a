"""The same numbers as seeded.ts, bit for bit: only exact 32-bit operations and IEEE sums, products and quotients."""

MASK = 0xFFFFFFFF


class Seeded:
    def __init__(self, seed):
        self.state = seed & MASK

    def uniform(self):
        """Uniform in [0, 1), a multiple of 2**-32 (mulberry32)."""
        self.state = (self.state + 0x6D2B79F5) & MASK
        t = self.state
        t = ((t ^ (t >> 15)) * (t | 1)) & MASK
        t = (t ^ (t + ((t ^ (t >> 7)) * (t | 61) & MASK))) & MASK
        return (t ^ (t >> 14)) / 2**32

    def bell(self):
        """Roughly normal, mean 0 and variance 1: twelve uniforms less six."""
        total = 0.0
        for _ in range(12):
            total += self.uniform()
        return total - 6

    def flip(self, chance):
        """1 with this chance, else 0."""
        return 1 if self.uniform() < chance else 0
