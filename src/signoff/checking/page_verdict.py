"""What is to be said of a file's pages, once it is known who stands for them.

Two things can hold. The pages can be faithful: every word and letter on them is the record's, which holds for any
version and without a key. And they can be the very pages: their digest is the one that the decision maker's signature
covers, which proves something where a known key vouches for the signature or for the whole file.
"""

from __future__ import annotations

from signoff.checking.comparison import Findings, Pages
from signoff.notice.record.record import Record
from signoff.pdf.metadata import LAYOUT
from signoff.signing.verification import Check, Result, Subject

VERY_VOUCHED = (
    "These are exactly the pages that the decision maker saw and signed. A key that is known here confirms it."
)
VERY = (
    "These are exactly the pages that the signature describes. No key that is known here confirms it, but every word "
    "and letter on them is the record’s."
)
VERY_BUT_MOVED = (
    "These are exactly the pages that the signature describes, but this version of signoff, whose layout they name, "
    "would print the record otherwise, and no key that is known here confirms it. Every word on them is the record’s."
)
AS_NOW = "The pages are exactly as this version of signoff prints the record."
AGAIN = "They are not the pages that were seen in signing, but the same words in a later layout."
OTHER_VERSION = (
    "The pages were printed by another version of signoff ({program}). Every word and letter on them is the record’s; "
    "whether they look as they did in signing cannot be told."
)
EARLIER = "It was laid out by an earlier version of signoff than the one that it was signed with."
CHANGED = "The look of the pages was changed: they say what the record says, but not as signoff prints it."


def page_checks(found: Findings, record: Record, *, signed: bool, sealed: bool) -> tuple[Check, ...]:
    """Return the checks of a file's words, look and contents.

    `signed` and `sealed` say whether a known key stands for the decision maker's signature, and for the whole file.
    """
    pages = found.pages
    if pages is None:
        return found.checks
    is_very = pages.digest == _noted(record)
    signature = record.decision_signature
    seen = signature.pages.layout if signature is not None and signature.pages is not None else pages.layout
    if pages.layout < seen and not sealed:
        return (*found.checks, Check(Subject.VERSION, Result.UNCHECKED, EARLIER))
    if not found.is_sound:
        vouched = sealed or (signed and (pages.layout == seen or pages.layout <= LAYOUT))
        return _very_pages_alone(pages) if is_very and vouched else found.checks
    return (*found.checks, *_look(pages, record, is_very=is_very, vouched=signed or sealed))


def _noted(record: Record) -> str | None:
    """Return the digest of the pages that the decision maker's signature covers, for this copy."""
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return None
    return (signature.pages.publication if record.is_publication else signature.pages.record) or None


def _very_pages_alone(pages: Pages) -> tuple[Check, ...]:
    """Return the checks of the very pages, of which this version cannot tell whether they are faithful."""
    return (*pages.uncovered, Check(Subject.PAGES, Result.OK, VERY_VOUCHED))


def _look(pages: Pages, record: Record, *, is_very: bool, vouched: bool) -> tuple[Check, ...]:
    if is_very and not vouched and pages.layout == LAYOUT and not pages.as_now:
        return (Check(Subject.PAGES, Result.WARN, VERY_BUT_MOVED),)
    if is_very:
        return (Check(Subject.PAGES, Result.OK, VERY_VOUCHED if vouched else VERY),)
    signature = record.decision_signature
    seen = signature.pages if signature is not None else None
    if pages.as_now:
        return (
            Check(Subject.PAGES, Result.OK, AS_NOW),
            *((Check(Subject.PAGES, Result.WARN, AGAIN),) if seen is not None and seen.layout != LAYOUT else ()),
        )
    if pages.layout == LAYOUT or (seen is not None and pages.layout == seen.layout):
        return (Check(Subject.LOOK, Result.BAD, CHANGED),)
    return (Check(Subject.PAGES, Result.WARN, OTHER_VERSION.format(program=pages.program)),)
