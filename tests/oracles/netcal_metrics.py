"""Optional second opinion: netcal's ECE and MCE beside the expected values of metrics.json. Commits nothing.

    python3 -m venv v && v/bin/pip install -r tests/oracles/requirements.txt netcal==1.4.0
    v/bin/python tests/oracles/netcal_metrics.py

netcal needs PyTorch, so it is no part of the other scripts. Its bins are left-closed, so cases with values on an edge differ.
"""

import json
from pathlib import Path

import numpy as np
from metric_cases import DRAWS, metric_case
from netcal.metrics import ECE, MCE

expected = json.loads((Path(__file__).parent / "metrics.json").read_text())["cases"]
for name in DRAWS:
    c, y = (np.array(values, dtype=float) for values in metric_case(name))
    ece, mce = ECE(10).measure(c, y), MCE(10).measure(c, y)
    ours = expected[name]
    print(f"{name:16} ECE {ece:.9f} ours {ours['ece']['10']:.9f}   MCE {mce:.9f} ours {ours['mce']:.9f}")
