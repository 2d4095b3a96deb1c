"""Links lead where they end, and say nothing of who was sent them."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.intake.plain_text import read_own
from signoff.intake.web_links import LONGEST, MOST_DETOURS, clean_target, clean_words
from signoff.notice.text import serialise
from signoff.notice.text.characters import link_target

END = "https://www.example.gov.uk/report?id=3&page=2"
ESCAPED = quote(END, safe="")
BASE64 = urlsafe_b64encode(END.encode()).decode().rstrip("=")
SAFE = "https://eur03.safelinks.protection.outlook.com/?url={}&data=05%7C02%7Csample.officer%40example.gov.uk"
SECOND = "https://urldefense.proofpoint.com/v2/url?u={}&d=DwMFaQ&c=x"
THIRD = "https://urldefense.com/v3/__https://www.example.gov.uk/a*b__;{}!!token$"


@pytest.mark.parametrize(
    ("written", "end"),
    [
        (SAFE.format(ESCAPED), END),
        (SAFE.format(ESCAPED).replace("eur03.", ""), END),
        ("https://www.google.com/url?sa=t&q=" + ESCAPED + "&ved=x", END),
        ("https://www.google.co.uk/url?url=" + ESCAPED, END),
        ("https://urldefense.proofpoint.com/v1/url?u=" + ESCAPED + "&k=x", END),
        (SECOND.format("https-3A__www.example.gov.uk_report-3Fid-3D3-26page-3D2"), END),
        (THIRD.format("Iw"), "https://www.example.gov.uk/a#b"),
        (THIRD.replace("https://www", "https:/www").format("JA"), "https://www.example.gov.uk/a$b"),
        (THIRD.replace("a*b", "a**Ab").format("JCQ"), "https://www.example.gov.uk/a$$b"),
        ("https://links-2.govdelivery.com/CL0/" + ESCAPED + "/1/0100018f-1b2c-000000/aBc=300", END),
        ("https://x1.r.eu-west-2.awstrack.me/L0/" + ESCAPED + "/1/0102018f-1b2c-000000/aBc=300", END),
        ("http://links.govdelivery.com:80/track?type=click&enid=ZWFz&&&101&&&" + END, END),
        ("https://links.govdelivery.com/track?type=click&enid=ZWFz", None),
        ("https://lnks.gd/l/eyJhbGciOi", None),
        ("https://example.us1.list-manage.com/track/click?u=1&id=2&e=3", None),
        ("https://linkprotect.cudasvc.com/url?a=" + ESCAPED + "&c=E,1", END),
        ("https://l.facebook.com/l.php?u=" + ESCAPED + "&h=x", END),
        ("https://www.linkedin.com/redir/redirect?url=" + ESCAPED, END),
        ("https://www.linkedin.com/safety/go?url=" + ESCAPED, END),
        ("https://www.bing.com/ck/a?u=a1" + BASE64, END),
        ("https://eu-west.protection.sophos.com/?d=example.gov.uk&u=" + BASE64, END),
        ("https://protect2.fireeye.com/v1/url?k=1&u=" + ESCAPED, END),
        ("https://secure-web.cisco.com/1AbCdEfGh/" + ESCAPED, END),
        ("https://mail.example.org/owa/redir.aspx?C=x&URL=" + ESCAPED, END),
        ("https://www.google.com/url?q=" + quote(SAFE.format(ESCAPED), safe=""), END),
        ("https://www.google.com/url?q=mailto%3Aa%40example.org", "mailto:a@example.org"),
        (SAFE.format("javascript%3Aalert(1)"), None),
        ("https://protect-eu.mimecast.com/s/AbCd?domain=example.gov.uk", None),
        ("https://www.google.com/url?q=nowhere", None),
        ("https://www.google.com/search?q=parks", "https://www.google.com/search?q=parks"),
        ("https://[broken", None),
        ("javascript:x()", None),
        ("#_ftn1", None),
        ("file:///C:/a.docx", None),
        ("tel:01134960000", "tel:01134960000"),
    ],
)
def test_a_detour_is_taken_out(written: str, end: str | None) -> None:
    assert clean_target(written) == end


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("https://a.example.org/?utm_source=mail&utm_medium=x", "https://a.example.org/"),
        ("https://a.example.org/x?id=1&fbclid=abc&b=%20#part", "https://a.example.org/x?id=1&b=%20#part"),
        ("https://a.example.org/?mc_eid=1&gclid=2&msclkid=3&_hsenc=4&mkt_tok=5", "https://a.example.org/"),
        ("https://a.example.org/x#:~:text=the%20words", "https://a.example.org/x"),
        ("https://a.example.org/x#part:~:text=the%20words", "https://a.example.org/x#part"),
        ("https://a.example.org/x#utm_source=mail", "https://a.example.org/x"),
        ("https://name:password@a.example.org/x", "https://a.example.org/x"),
        ("https://a.example.org/x?", "https://a.example.org/x?"),
        ("HTTPS://A.example.org/X?Y=z", "HTTPS://A.example.org/X?Y=z"),
        ("https://a.example.org/?mc_x=1&references=2", "https://a.example.org/?mc_x=1&references=2"),
    ],
)
def test_what_tracks_a_reader_is_dropped_and_the_rest_is_as_it_was(written: str, end: str) -> None:
    assert clean_target(written) == end


def test_many_detours_and_long_links_end() -> None:
    target = END
    for _ in range(MOST_DETOURS + 1):
        target = SAFE.format(quote(target, safe=""))
    assert clean_target(target) is None
    assert clean_target("https://a.example.org/" + "a" * LONGEST) is None
    assert clean_target(SAFE.format(ESCAPED) + "a" * 3_000) == END


def test_words_that_are_the_address_become_what_it_leads_to() -> None:
    assert clean_words(SAFE.format(ESCAPED)) == END
    assert clean_words("the report") == "the report"
    assert clean_words("see https://www.google.com/url?q=x") == "see https://www.google.com/url?q=x"


def test_a_copy_of_a_text_leads_straight_to_its_ends_too() -> None:
    text = f"- [one]({SAFE.format(ESCAPED)})\n- [two](https://protect-eu.mimecast.com/s/a)\n\n| [a]({END}) |\n| --- |"
    assert serialise(read_own(text.encode())) == f"- [one]({END})\n- two\n\n| [a]({END}) |\n| --- |"


@settings(max_examples=examples(60), deadline=None)
@given(st.text(alphabet="ahtps:/.?=&#%*_-;!@[]()~", max_size=60))
def test_any_text_is_a_target_that_is_allowed_or_none(text: str) -> None:
    for written in (text, f"https://{text}", THIRD.format(text), SECOND.format(text), SAFE.format(text)):
        target = clean_target(written)
        assert target is None or link_target(target) == target
