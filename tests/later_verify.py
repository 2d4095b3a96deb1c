"""Run by a later program: its verdicts on files, and what its own pages of them are, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checking.within import stay_in_this_process
from signoff.checking.document import verify_file
from signoff.errors import SignoffError
from signoff.signing.proof.known_keys import no_names


def main() -> None:
    stay_in_this_process(pytest.MonkeyPatch())
    told = {}
    for name in sys.argv[1:]:
        path = Path(name)
        try:
            verdict = verify_file(path, no_names)
        except SignoffError as problem:
            told[path.stem] = {"outcome": "refused", "summary": str(problem), "pages": ""}
            continue
        pages = next((one.sentence for one in verdict.checks if one.subject == "pages"), "")
        told[path.stem] = {"outcome": verdict.outcome.value, "summary": verdict.summary, "pages": pages}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
