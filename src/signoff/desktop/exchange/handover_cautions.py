"""What to know before handing a notice over: what still prevents a signature, and that its file is not encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.notice.form.form import Form
    from signoff.notice.record.record import Record
    from signoff.rules.findings import Finding

_EXEMPT = "It contains exempt information, and the file is not encrypted."


def exempt_caution(record: Record) -> str:
    """Return that a notice holds exempt information; empty where it holds none."""
    from signoff.covering_message import has_exempt_text

    return _EXEMPT if has_exempt_text(record) else ""


def what_prevents_signing(form: Form, findings: Sequence[Finding]) -> tuple[str, str]:
    """Return what is to be done before the decision maker can sign: errors in the answers, and approvals to be given;
    each a sentence, empty where there is nothing to do.

    An approval that is missing is no error to be put right: whoever is to give it has to be handed the notice first.
    One that was given too late is such an error.
    """
    from signoff.rules.progress import counted, findings_by_page, is_approval_needed

    standing = [*chain.from_iterable(findings_by_page(form, findings).values())]
    errors, _ = counted(standing)
    return _errors_left(errors), _approvals_left([finding for finding in standing if is_approval_needed(finding)])


def _errors_left(errors: int) -> str:
    if not errors:
        return ""
    return f"{'1 error' if errors == 1 else f'{errors} errors'} to correct before it can be signed."


def _approvals_left(findings: Sequence[Finding]) -> str:
    from signoff.notice.record.record import ROLE_NAMES, Role
    from signoff.rules.answer_text import listed

    roles = {finding.field.removeprefix("signatures.") for finding in findings}
    names = [f"the {ROLE_NAMES[role]}" for role in Role if role in roles]
    if not names:
        return ""
    words = f"{listed(names)} must approve it before the decision maker can sign."
    return f"{words[0].upper()}{words[1:]}"
