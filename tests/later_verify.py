"""Run by a later program: its verdicts on files, and what its own pages of them are, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checking.in_process import stay_in_this_process
from signoff.checking.document_verdict import verify_file
from signoff.errors import SignoffError
from signoff.signing.proof.known_keys import no_names


def main() -> None:
    stay_in_this_process(pytest.MonkeyPatch())
    verdicts = {}
    for name in sys.argv[1:]:
        path = Path(name)
        try:
            verdict = verify_file(path, no_names)
        except SignoffError as problem:
            verdicts[path.stem] = {"outcome": "refused", "summary": str(problem), "pages": ""}
            continue
        pages = next((check.sentence for check in verdict.checks if check.subject == "pages"), "")
        verdicts[path.stem] = {"outcome": verdict.outcome.value, "summary": verdict.summary, "pages": pages}
    json.dump(verdicts, sys.stdout)


if __name__ == "__main__":
    main()
