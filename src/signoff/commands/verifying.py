"""The command that says whether a document is what was signed."""

from __future__ import annotations

import argparse

_STATUS = {"intact": 0, "altered": 1, "unsigned": 3, "unchecked": 4}


def verify(options: argparse.Namespace) -> int:
    """Say whether the document is intact (0), altered (1) or unsigned (3), or could not be checked here (4)."""
    from signoff import paths
    from signoff.checking.document import verify_file
    from signoff.checking.keys import known_here

    verdict = verify_file(options.file, known_here(paths.data_folder()))
    from signoff.checking.telling import as_data, as_lines

    if options.json:
        import json

        print(json.dumps(as_data(verdict), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(verdict)))
    return _STATUS[verdict.outcome]
