"""What a person does with a notice: the steps that the command line and the desktop share.

Each combines the rules, the signing, the register's documents and the PDF; none reads a clock or a setting.
"""

from __future__ import annotations

from signoff.actions.documents import example, example_names, open_document, profile_of, save_document
from signoff.actions.exporting import (
    attachments_of,
    copy_for,
    dates_that_follow,
    export_pdf,
    require_attachable,
    require_unaltered,
    sealing_for,
    write_pdf,
)
from signoff.actions.findings import findings_before_signing, findings_of, findings_to_sign
from signoff.actions.signing import sign_record

__all__ = [
    "attachments_of",
    "copy_for",
    "dates_that_follow",
    "example",
    "example_names",
    "export_pdf",
    "findings_before_signing",
    "findings_of",
    "findings_to_sign",
    "open_document",
    "profile_of",
    "require_attachable",
    "require_unaltered",
    "save_document",
    "sealing_for",
    "sign_record",
    "write_pdf",
]
