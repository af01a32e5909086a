"""Makes src/lib/definitions/stix-two-math.woff2: the letters and signs that the lab's formulas are written with, with the
variants and measures a formula needs (the MATH table), from the npm package @fontsource/stix-two-math 5.3.0.

    pip install fonttools==4.60.1 brotli
    npm pack @fontsource/stix-two-math@5.3.0 && tar xf fontsource-stix-two-math-5.3.0.tgz
    python3 scripts/math-font/subset.py package/files/stix-two-math-latin-400-normal.woff2
"""

import sys

from fontTools import subset

RANGES = [
    (0x20, 0x7E),
    (0xA0, 0xB7),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x2C6, 0x2DC),
    (0x300, 0x30C),
    (0x391, 0x3C9),
    (0x3D1, 0x3D5),
    (0x3F5, 0x3F5),
    (0x2010, 0x2016),
    (0x2020, 0x2026),
    (0x2032, 0x2034),
    (0x203E, 0x203E),
    (0x2061, 0x2064),
    (0x210E, 0x2113),
    (0x211D, 0x211D),
    (0x2190, 0x2194),
    (0x21A6, 0x21A6),
    (0x21D0, 0x21D4),
    (0x2200, 0x222B),
    (0x2236, 0x2237),
    (0x223C, 0x2265),
    (0x2282, 0x228B),
    (0x2295, 0x2299),
    (0x22C5, 0x22C6),
    (0x22EE, 0x22F1),
    (0x2308, 0x230B),
    (0x23DE, 0x23DF),
    (0x27E8, 0x27E9),
    (0x1D400, 0x1D467),
    (0x1D6FC, 0x1D71B),
    (0x1D7CE, 0x1D7E1),
]

options = subset.Options()
options.flavor = "woff2"
options.layout_features = ["ssty", "dtls", "flac", "kern", "mark", "mkmk", "ccmp"]
options.hinting = False
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
options.notdef_outline = True
font = subset.load_font(sys.argv[1], options)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
subsetter.subset(font)
subset.save_font(font, "src/lib/definitions/stix-two-math.woff2", options)
