"""How a finding looks on a card: as an error, a warning, or as what only has to wait for its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.desktop.widgets.cards import FindingKind
    from signoff.rules.findings import Finding


def kind_of(finding: Finding) -> FindingKind:
    """Return the kind of the card of a finding that is open."""
    if finding.until is not None:
        return "info"
    return "error" if finding.blocks else "warning"
