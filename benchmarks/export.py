"""How long the export of the published notice takes, and of its ×10 and ×50 texts, beside its peers: run it by hand.

    python benchmarks/export.py [--peers-python PYTHON]

prints, for each length, the median of warm exports and of whole cold processes, peak memory, pages and bytes, then the
bars met or missed. Only ratios within one run mean anything. README.md beside it says how the peers are installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the package is run from a checkout, never installed
    from benchmarks.run import main

    sys.exit(main())
