"""Signatures' cells: the approvals of scrutiny chairs and executive member, and the decision maker's."""

from __future__ import annotations

from signoff.notice.record.record import Role, Signature
from signoff.notice.text.days import written
from signoff.pdf.flow import Box
from signoff.pdf.items import SignatureCell
from signoff.pdf.metrics import BELOW_HEADING, DATE_WIDTH, MM, PAD_X, SIGNATURE_HEIGHT
from signoff.pdf.sheet import CONTENT, Sheet, named
from signoff.pdf.structure import Element

_CELL = (CONTENT - DATE_WIDTH - 2 * PAD_X, SIGNATURE_HEIGHT)
_APPROVAL_CELL = (_CELL[0], 20.5 * MM)


def approval_parts(sheet: Sheet, role: str, idle: str, section: Element) -> list[Box]:
    """Return an approval's sub-rows: its signatures, else `idle` where none is required, else empty cells."""
    path = f"signatures.{role}"
    signatures: list[Signature | None] = [signature for signature in sheet.record.signatures if signature.role == role]
    heading = sheet.heading(path, section)
    if not signatures and idle:
        return [sheet.part(path, heading + sheet.text(idle, section, gap=BELOW_HEADING))]
    parts = [sheet.part(path, heading, keep=True)]
    cells = signatures or [None]
    for signature in cells:
        place = (
            f"signature.{role}" if signature is cells[-1] else ""
        )  # several may sign: the last cell is the one to sign in
        parts.append(_cells(sheet, path, place, signature, _APPROVAL_CELL, "", section))
    return parts


def decision_parts(sheet: Sheet, section: Element) -> list[Box]:
    """Return the sub-row of the decision maker's signature and date; before signing, the proposed date."""
    proposed = sheet.record.notice.decision_date
    signature = sheet.record.decision_signature
    day = written(proposed) if proposed else ""
    place = f"signature.{Role.DECISION_MAKER.value}"
    return [_cells(sheet, "", place, signature, _CELL, day, section)]


def _cells(
    sheet: Sheet,
    path: str,
    place: str,
    signature: Signature | None,
    size: tuple[float, float],
    proposed: str,
    section: Element,
) -> Box:
    """Return the cells Signature and Date: empty, with the mark, or saying "Signed" where the mark is left out."""
    if signature is None:
        has_cell = True
        cell = SignatureCell(place, size)
        columns = sheet.signing_columns(cell, (), proposed, bool(proposed), section)
    else:
        signatory = named(signature.name, signature.post)
        has_cell = marked = signature.mark is not None
        mark_cell = SignatureCell(place, size, signature.mark, f"Signature of {signature.name}") if marked else None
        words = (signatory,) if marked else ("Signed", signatory)
        columns = sheet.signing_columns(mark_cell, words, written(signature.date), False, section)
    return Box(columns, place=path or ("" if has_cell else place), whole=True)
