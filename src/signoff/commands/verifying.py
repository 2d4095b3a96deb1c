"""The command that says whether a document is what was signed."""

from __future__ import annotations

import argparse

from signoff.commands.words import say, say_json

_STATUS = {"intact": 0, "altered": 1, "unsigned": 3, "unchecked": 4}


def verify(options: argparse.Namespace) -> int:
    """Say whether the document is intact (0), altered (1) or unsigned (3), or could not be checked here (4)."""
    from signoff import paths
    from signoff.checking.document import verify_file
    from signoff.checking.keys import known_here

    verdict = verify_file(options.file, known_here(paths.data_folder()))
    from signoff.checking.report import as_data, as_lines

    if options.json:
        say_json(as_data(verdict))
    else:
        for line in as_lines(verdict):
            say(line)
    return _STATUS[verdict.outcome]
