"""Which class shows which page of the form."""

from __future__ import annotations

from collections.abc import Callable

from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.pages.call_in import CallInPage
from signoff.desktop.wizard.pages.consultation import ConsultationPage
from signoff.desktop.wizard.pages.decision_maker import DecisionMakerPage
from signoff.desktop.wizard.pages.director_and_contact import DirectorAndContactPage
from signoff.desktop.wizard.pages.exempt_information import ExemptInformationPage
from signoff.desktop.wizard.pages.forthcoming_list import ForthcomingListPage
from signoff.desktop.wizard.pages.implementation import ImplementationPage
from signoff.desktop.wizard.pages.long_text import LongTextPage
from signoff.desktop.wizard.pages.report_publication import ReportPublicationPage
from signoff.desktop.wizard.pages.subject import SubjectPage
from signoff.desktop.wizard.pages.type_and_value import TypeAndValuePage
from signoff.desktop.wizard.pages.wards import WardsPage

Me = Callable[[], Person]
"""Tells who is at the keyboard, as far as that is known."""

PAGE_CLASSES: dict[str, Callable[[Theme, NoticeSession, str], SectionPage]] = {
    "type_and_value": TypeAndValuePage,
    "director_and_contact": DirectorAndContactPage,
    "subject": SubjectPage,
    "decision": LongTextPage,
    "reasons": LongTextPage,
    "alternatives": LongTextPage,
    "wards": WardsPage,
    "consultation": ConsultationPage,
    "implementation": ImplementationPage,
    "forthcoming_list": ForthcomingListPage,
    "report_publication": ReportPublicationPage,
    "exempt_information": ExemptInformationPage,
    "call_in": CallInPage,
}


def make_page(theme: Theme, session: NoticeSession, key: str, me: Me) -> SectionPage:
    """Return a new page for a step of the form; raises KeyError for a step that has none."""
    if key == "decision_maker":
        return DecisionMakerPage(theme, session, key, me)
    return PAGE_CLASSES[key](theme, session, key)
