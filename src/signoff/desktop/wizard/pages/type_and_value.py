"""The page that asks for the type of the decision and its value band."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from signoff.desktop.core.announcing import announce
from signoff.desktop.core.change import Change
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.choices import ChoiceGroup, ChoiceWords, Option
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.form.complete_form import is_additional
from signoff.notice.form.form import Form
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import Terms


class TypeAndValuePage(SectionPage):
    """The type as cards of one sentence each, and below it the bands of that type."""

    def build(self) -> None:
        """Add the types, the bands that follow the type, and the card on what follows from the type."""
        types = type_words(self.session.form, self.session.record.terms)
        self.bind_choice("decision_type", types, store=self._choose_type)
        self._bands: ChoiceGroup | None = None
        self._values: dict[DecisionType | None, str | None] = {}
        if self.session.form.has_field("approximate_value"):
            self._add_value()
        self._consequence = Cards()
        self._consequence.setObjectName("consequence")
        self.body.addWidget(self._consequence)
        self._sentence = ""

    def _add_value(self) -> None:
        question = self.session.form.field("approximate_value").question
        value = QVBoxLayout()
        value.setSpacing(4)
        value.addWidget(Label(self.theme, question, "subhead"))
        self._value_hint = Label(self.theme, "", "guidance")
        self._about_value = Told(question)
        about = QVBoxLayout(self._about_value)
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(self._value_hint)
        value.addWidget(self._about_value)
        value.addSpacing(8)
        self._bands = ChoiceGroup(self.theme, [], columns=2, name=question)
        self._band_values: dict[str, str] = {}
        self._bands_of: DecisionType | None = None
        adapter = field_adapters.ChoiceAdapter(self._bands, self._band_values)
        say_with(self._bands, self._value_hint)
        self.bind("approximate_value", self._bands, adapter, self._bands.chosen, into=value)
        nest(self.body, value)

    def refresh(self, change: Change | None = None) -> None:
        """Offer the bands of the type before the answers are shown."""
        self._update_bands()
        super().refresh(change)

    def arrange(self) -> None:
        """Show what follows from the type."""
        if self._bands is not None:
            self._arrange_value(self._bands)
        self._show_consequence(*consequence_of(self.session.form, self.session.notice))

    def _arrange_value(self, bands: ChoiceGroup) -> None:
        """Show the bands of the type, where it has any."""
        chosen, terms = self.session.notice.decision_type, self.session.record.terms
        bands.setVisible(bool(terms.bands_of(chosen)))
        hint = "The whole value of the decision, over the life of the contract or grant."
        if chosen is None:
            hint = "Choose the type first: each has its own value bands."
        elif not terms.bands_of(chosen):
            hint = "This type has no value bands."
        self._value_hint.setText(hint)
        self._about_value.tell(hint)
        is_alone = not terms.bands_of(chosen)  # else the bands say it
        self._about_value.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_alone else Qt.FocusPolicy.NoFocus)

    def _choose_type(self, chosen: DecisionType | None) -> None:
        before, terms = self.session.notice, self.session.record.terms
        self._values[before.decision_type] = before.approximate_value
        given = self._values.get(chosen)  # before other types were passed on the way to this one

        def choose(notice: Notice) -> Notice:
            after = with_type(notice, chosen, terms)
            is_again = after.approximate_value is None and terms.band(chosen, given)
            return replace(after, approximate_value=given) if is_again else after

        self.session.change(choose)
        if before.approximate_value and not self.session.notice.approximate_value:
            announce(self, "The approximate value was cleared. Choose it for this type.")

    def _update_bands(self) -> None:
        chosen = self.session.notice.decision_type
        if self._bands is None or chosen is self._bands_of:
            return
        self._bands_of = chosen
        bands = self.session.record.terms.bands_of(chosen)
        self._band_values.clear()
        self._band_values.update({band.key: band.key for band in bands})
        self._bands.set_options([Option(band.key, capitalised(band.label)) for band in bands])
        self._bands.choose(self._band_values.get(self.session.notice.approximate_value or ""))

    def _show_consequence(self, title: str, sentence: str) -> None:
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self._consequence.replace([FindingCard(self.theme, "info", title, sentence)] if sentence else [])


def type_words(form: Form, terms: Terms) -> Mapping[DecisionType, ChoiceWords]:
    """Return the title and one plain sentence of each type of the form, with the reach of its bands.

    On a council's own form types have its names, and no type but key has a meaning that the program knows.
    """
    key = f"Significant spending or savings, or effects on two or more {terms.area_words.plural}."
    if terms.form is not UNSET:
        details = {DecisionType.KEY: key}
        return {kind: ChoiceWords(name, details.get(kind, "")) for kind, name in form.types.items()}
    ends = [band.upper for band in terms.bands_of(DecisionType.ADMINISTRATIVE)]
    reach = f", up to £{max(end for end in ends if end):,}" if ends and all(ends) else ""
    return {
        DecisionType.KEY: ChoiceWords("Key", key),
        DecisionType.SIGNIFICANT_OPERATIONAL: ChoiceWords(
            "Significant operational",
            "Published, and open to call-in."
            if DecisionType.SIGNIFICANT_OPERATIONAL in terms.call_in_types
            else "Published, and never open to call-in.",
        ),
        DecisionType.ADMINISTRATIVE: ChoiceWords("Administrative", f"The day-to-day running of a service{reach}."),
    }


def with_type(notice: Notice, chosen: DecisionType | None, terms: Terms) -> Notice:
    """Return the notice under another type: the band stays only if the type has it, call-in follows.

    An unanswered call-in becomes No under a type that is never open to it; that No, without a reason,
    does not count as an answer for a decision that is open to it, and is asked again.
    """
    band = notice.approximate_value if terms.band(chosen, notice.approximate_value) else None
    call_in = notice.call_in
    if chosen in terms.call_in_types:
        if notice.decision_type not in (None, *terms.call_in_types) and not call_in.exemption_reason:
            call_in = replace(call_in, available=call_in.available or None)
    elif chosen is not None and call_in.available is None:
        call_in = replace(call_in, available=False)
    return replace(notice, decision_type=chosen, approximate_value=band, call_in=call_in)


def consequence_of(form: Form, notice: Notice) -> tuple[str, str]:
    """Return what follows from a type, as a title and a sentence or two; empty where every section applies."""
    skipped = [section for section in form.sections if not section.applies_to(notice.decision_type)]
    if not skipped:
        return "", ""
    numbers = _listed([section.number for section in skipped])
    pages = _listed(list(dict.fromkeys(form.page_of(section.key).title for section in skipped)))
    if len(skipped) == 1:
        title, sentence = f"Section {numbers} does not apply", f"The {pages} is for key decisions. It prints “N/A”."
    else:
        title, sentence = f"Sections {numbers} do not apply", f"The {pages} are for key decisions. They print “N/A”."
    if any(is_additional(section.key) for section in skipped):
        sentence = f"Not asked for this type: {pages}. The notice prints “N/A” there."
    return title, f"{sentence} Call-in is set to No." if notice.call_in.available is False else sentence


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def capitalised(text: str) -> str:
    """Return a label with a capital first letter."""
    return text[:1].upper() + text[1:]
