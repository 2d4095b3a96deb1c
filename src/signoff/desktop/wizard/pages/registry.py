"""Which class shows which page of the form: a special one for the kinds of section that need it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from signoff.desktop.core.person import Person
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.pages.call_in import CallInPage
from signoff.desktop.wizard.pages.consultation import ConsultationPage
from signoff.desktop.wizard.pages.decision_maker import DecisionMakerPage
from signoff.desktop.wizard.pages.exempt_information import ExemptInformationPage
from signoff.desktop.wizard.pages.forthcoming_list import ForthcomingListPage
from signoff.desktop.wizard.pages.papers import PapersPage
from signoff.desktop.wizard.pages.report_publication import ReportPublicationPage
from signoff.desktop.wizard.pages.type_and_value import TypeAndValuePage
from signoff.desktop.wizard.pages.wards import WardsPage
from signoff.notice.form.kinds import SectionKind

Me = Callable[[], Person]
"""Returns the person at the keyboard, as far as that is known."""

_SPECIAL_PAGES: Mapping[SectionKind, type[SectionPage]] = {
    SectionKind.DECISION_TYPE: TypeAndValuePage,
    SectionKind.WARDS: WardsPage,
    SectionKind.CONSULTATION: ConsultationPage,
    SectionKind.FORTHCOMING_LIST: ForthcomingListPage,
    SectionKind.REPORT_PUBLICATION: ReportPublicationPage,
    SectionKind.EXEMPT_INFORMATION: ExemptInformationPage,
    SectionKind.CALL_IN: CallInPage,
    SectionKind.APPROVAL: DecisionMakerPage,
    SectionKind.PAPERS: PapersPage,
}


def make_page(theme: Theme, session: NoticeSession, key: str, me: Me, services: Services | None = None) -> SectionPage:
    """Return a new page for a step of the form; raises KeyError for a step that the form does not have.

    Without services it reads no files.
    """
    sections = session.form.sections_of(session.form.page(key))
    kind = next((_SPECIAL_PAGES[section.kind] for section in sections if section.kind in _SPECIAL_PAGES), SectionPage)
    if kind is PapersPage:
        return PapersPage(theme, session, key, services)
    return DecisionMakerPage(theme, session, key, me) if kind is DecisionMakerPage else kind(theme, session, key)
