"""The checks of a file's pages, once it is known whose key vouches for them.

The pages can be faithful: every word and letter on them is the record's, which can be checked for any version and
without a key. And they can be the exact pages: their digest is the one that the decision maker's signature covers,
which proves something where a known key vouches for the signature or for the whole file.
"""

from __future__ import annotations

from signoff.checking.comparison import Findings, PageFindings
from signoff.notice.record.record import Record
from signoff.pdf.metadata import LAYOUT
from signoff.signing.verification import Check, Result, Subject

EXACT_AND_VOUCHED = "These are exactly the pages that the decision maker saw and signed. A known key confirms it."
EXACT = (
    "These are exactly the pages that the signature describes. No known key confirms it, but every word and "
    "letter on them is the record’s."
)
EXACT_BUT_RENDERED_OTHERWISE = (
    "These are exactly the pages that the signature describes, but this version of signoff, whose layout they name, "
    "would print the record differently, and no known key confirms it. Every word on them is the record’s."
)
AS_CURRENT = "The pages are exactly as this version of signoff prints the record."
LATER_LAYOUT = "These are not the pages that were seen when signing, but the same words in a later layout."
OTHER_VERSION = (
    "The pages were printed by another version of signoff ({program}). Every word and letter on them is the record’s; "
    "whether they look as they did when they were signed is not known."
)
EARLIER = "It was laid out by an earlier version of signoff than the one it was signed with."
CHANGED = "The look of the pages was changed: they say what the record says, but not as signoff prints it."


def page_checks(findings: Findings, record: Record, *, signed: bool, sealed: bool) -> tuple[Check, ...]:
    """Return the checks of a file's words, look and contents.

    `signed` and `sealed` say whether a known key vouches for the decision maker's signature, and for the whole file.
    """
    pages = findings.pages
    if pages is None:
        return findings.checks
    is_exact = pages.digest == _signed_digest(record)
    signature = record.decision_signature
    seen = signature.pages.layout if signature is not None and signature.pages is not None else pages.layout
    if pages.layout < seen and not sealed:
        return (*findings.checks, Check(Subject.VERSION, Result.UNCHECKED, EARLIER))
    if not findings.is_sound:
        vouched = sealed or (signed and (pages.layout == seen or pages.layout <= LAYOUT))
        return _exact_pages_only(pages) if is_exact and vouched else findings.checks
    return (*findings.checks, *_exact_page_checks(pages, record, is_exact=is_exact, vouched=signed or sealed))


def _signed_digest(record: Record) -> str | None:
    """Return the digest of the pages that the decision maker's signature covers, for this copy."""
    signature = record.decision_signature
    if signature is None or signature.pages is None:
        return None
    return (signature.pages.publication if record.is_publication else signature.pages.record) or None


def _exact_pages_only(pages: PageFindings) -> tuple[Check, ...]:
    """Return the checks of the exact pages, where this version cannot check whether they are faithful."""
    return (*pages.uncovered, Check(Subject.PAGES, Result.OK, EXACT_AND_VOUCHED))


def _exact_page_checks(pages: PageFindings, record: Record, *, is_exact: bool, vouched: bool) -> tuple[Check, ...]:
    if is_exact and not vouched and pages.layout == LAYOUT and not pages.matches_current:
        return (Check(Subject.PAGES, Result.WARN, EXACT_BUT_RENDERED_OTHERWISE),)
    if is_exact:
        return (Check(Subject.PAGES, Result.OK, EXACT_AND_VOUCHED if vouched else EXACT),)
    signature = record.decision_signature
    seen = signature.pages if signature is not None else None
    if pages.matches_current:
        return (
            Check(Subject.PAGES, Result.OK, AS_CURRENT),
            *((Check(Subject.PAGES, Result.WARN, LATER_LAYOUT),) if seen is not None and seen.layout != LAYOUT else ()),
        )
    if pages.layout == LAYOUT or (seen is not None and pages.layout == seen.layout):
        return (Check(Subject.LOOK, Result.BAD, CHANGED),)
    return (Check(Subject.PAGES, Result.WARN, OTHER_VERSION.format(program=pages.program)),)
