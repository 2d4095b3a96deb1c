"""Records for the tests of the PDF, and the two readers that read it back."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
import subprocess
from pathlib import Path

import pypdfium2
from msgspec.structs import replace
from PIL import Image, ImageDraw

import builders
from programs import need
from signoff.notice.marks.mark import Device, ImageMark, Sample, StrokesMark
from signoff.notice.record.model import (
    Authority,
    AuthorityKind,
    CallIn,
    Consultation,
    Consultee,
    DecisionType,
    Dispensation,
    ExemptInformation,
    ExemptText,
    ForthcomingList,
    Implementation,
    Interest,
    Notice,
    OfficerInterest,
    Paper,
    PaperKind,
    ReportPublication,
    Route,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record, Role

PARAGRAPH = (
    "The work was bid for in response to a prospectus asking authorities to contribute to the national practice "
    "agenda, and the council made a successful application that matched the detailed specification with its own "
    "priorities while reducing the administrative burden and releasing capacity to work with families. "
)

TABLE = (
    "| Element | Contractor | Cost |\n| --- | --- | ---: |\n| Steel | Lot 2 | £412,000 |\n| Ramps | Lot 3 | £168,000 |"
)

NESTED = "- first\n  - second\n    - third\n      - fourth\n        - fifth, at the bottom\n- back at the top"

LETTERED = (
    "(a) the first, as is resolved below\n\n    (i) in part\n    (ii) and in part\n(b) the second\n\nwhereas\n\n"
    "(c) the third\n\n1) one bracket\n\n(1) two brackets\n\nA.  a capital\n\n(xxxviii) a wide numeral, its text "
    "moved in for as many words as it takes to go over the end of the line, so that this hangs\n"
    "(xxxix) and another\n\nIV. a capital numeral\n\na. a small letter\n\ni) a small numeral"
)


def rich_notice(**answers: object) -> Notice:
    """Return a key decision with something in every place."""
    given: dict[str, object] = {
        "decision_type": DecisionType.KEY,
        "approximate_value": "below_500k",
        "decision": "The Director:\n\n1. approved **£640,000**;\n2. awarded the works *directly*.",
        "reasons": f"{PARAGRAPH}\n\n{TABLE}\n\n{NESTED}\n\nSee the [inspection report](https://example.org/report).",
        "alternatives": "Doing nothing was rejected.",
        "wards": Wards(scope=WardScope.SOME, names=("Armley", "Otley & Yeadon")),
        "consultation": Consultation(
            executive_member=Consultee(
                applies=True,
                details="Briefed on 1 May 2024.",
                interests=(
                    Interest(
                        member="Cllr Example",
                        interest="lives nearby",
                        dispensation=Dispensation.GRANTED,
                        date=dt.date(2024, 5, 3),
                    ),
                ),
            ),
            ward_councillors=Consultee(applies=False),
            chief_digital_information_officer=Consultee(applies=False, details="Has been briefed."),
            chief_asset_management_regeneration_officer=Consultee(applies=True, details="No objection."),
            others="- Network operator\n- Police",
        ),
        "implementation": Implementation(
            accountable_officer="Head of Bridges", timescales="By 28 June.", start_date=dt.date(2024, 5, 20)
        ),
        "forthcoming_list": ForthcomingList(
            date_added=dt.date(2024, 5, 7),
            listed_title="The gate as it was listed",
            route=Route.SPECIAL_URGENCY,
            chair_notified_date=dt.date(2024, 5, 8),
            notice_published_date=dt.date(2024, 5, 9),
            reasons_published_date=dt.date(2024, 5, 9),
            reason="The supports are safe only until June.",
        ),
        "report_publication": ReportPublication(
            published_date=dt.date(2024, 5, 10), late_reason="The report arrived on 9 May."
        ),
        "call_in": CallIn(available=False, exemption_reason="Delay would close the crossing."),
        "exempt_information": ExemptInformation(
            contains=True,
            paragraphs=("3",),
            public_interest="Disclosure would weaken the council’s position.",
            text=ExemptText(reasons="The exempt rate is £1,940 a tonne.", others="The exempt adviser."),
        ),
        "authority": Authority(
            relied_on=AuthorityKind.SPECIFIC,
            body="Executive Board",
            date=dt.date(2024, 4, 17),
            minute="Minute 118",
            conflicts=True,
            interests=(Interest(member="Cllr Other", interest="chairs the bridge trust"),),
            executive=True,
        ),
        "officer_interest": OfficerInterest(
            declared=True, interest="Lives near the bridge.", action="The monitoring officer was told on 2 May 2024."
        ),
        "papers": (
            Paper(
                title="Report on the footbridge",
                kind=PaperKind.REPORT,
                public=True,
                link="https://democracy.example.gov.uk/documents/s1234/footbridge.pdf",
                file_name="footbridge.pdf",
                digest="f0" * 32,
                size=284_113,
            ),
            Paper(title="Survey of 2023", kind=PaperKind.BACKGROUND, public=True),
            Paper(
                title="Prices of the four bidders",
                kind=PaperKind.BACKGROUND,
                public=False,
                file_name="prices.xlsx",
                digest="0f" * 32,
                size=18_204,
            ),
        ),
        "decision_date": dt.date(2024, 5, 14),
    }
    return builders.notice(**(given | answers))


def rich_draft(**answers: object) -> Record:
    """Return a draft of the rich notice."""
    return replace(builders.draft(), notice=rich_notice(**answers))


def rich_signed() -> Record:
    """Return the rich notice with all three kinds of signature, each with another kind of mark."""
    record = builders.signed(rich_draft(), role=Role.SCRUTINY_CHAIR, mark=strokes())
    record = builders.signed(record, role=Role.EXECUTIVE_MEMBER, mark=image())
    return builders.signed(record)


def strokes() -> StrokesMark:
    """Return a drawn mark of two strokes."""
    wave: tuple[Sample, ...] = tuple(
        (4000 + 900 * step, 10000 + (4000 if step % 4 < 2 else -4000), 12 * step, 500) for step in range(50)
    )
    line: tuple[Sample, ...] = tuple((3000 + 1500 * step, 16000, 900 + 9 * step, 400) for step in range(30))
    return StrokesMark(width=60000, height=20000, device=Device.PEN, strokes=(wave, line))


def image() -> ImageMark:
    """Return a picture of a mark on a transparent ground."""
    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(20, 150), (200, 40), (320, 160), (560, 60)], fill=(20, 30, 90, 255), width=9)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return ImageMark(width=60000, height=20000, png=base64.b64encode(buffer.getvalue()).decode())


def pdfium_pages(data: bytes) -> list[str]:
    """Return each page's words as pdfium reads them, single spaces between them."""
    with pypdfium2.PdfDocument(data) as document:
        return [_words(page.get_textpage().get_text_bounded()) for page in document]


def poppler_text(data: bytes, folder: Path, *options: str) -> str:
    """Return the words as poppler reads them."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    need("pdftotext")
    ran = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return _words(ran.stdout.decode())


def _words(text: str) -> str:
    return " ".join(re.sub(r"[\r\n\f]+", " ", text).split())
