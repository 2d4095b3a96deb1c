"""The command that verifies whether a document is what was signed."""

from __future__ import annotations

import argparse

from signoff.commands.output import print_json, print_line

_STATUS = {"intact": 0, "altered": 1, "unsigned": 3, "unchecked": 4}


def verify(options: argparse.Namespace) -> int:
    """Print whether the document is intact (0), altered (1) or unsigned (3), or could not be checked here (4)."""
    from signoff import paths
    from signoff.checking.document_verdict import verify_file
    from signoff.checking.key_names import load_key_names

    verdict = verify_file(options.file, load_key_names(paths.data_folder()))
    if verdict.papers:
        from signoff.checking.papers_beside import with_papers

        verdict = with_papers(verdict, options.file)
    from signoff.checking.report import as_data, as_lines

    if options.json:
        print_json(as_data(verdict))
    else:
        for line in as_lines(verdict):
            print_line(line)
    return _STATUS[verdict.outcome]
