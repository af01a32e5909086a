"""Exact two-sided sign tests from SciPy (binomtest with p = 1/2; McNemar's exact test is the same).

Run: python tests/oracles/sign_test.py > tests/oracles/sign-test.json
"""

import json

from scipy.stats import binomtest

CASES = [(0, 1), (0, 5), (1, 0), (1, 4), (3, 3), (2, 9), (11, 1), (7, 13), (20, 45), (150, 180), (1000, 1100), (0, 60)]
print(json.dumps([[a, b, float(binomtest(a, a + b, 0.5).pvalue)] for a, b in CASES], indent=1))
