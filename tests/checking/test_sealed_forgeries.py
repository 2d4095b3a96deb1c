"""Forgeries that are sealed afterwards: any key can seal, so what the seal does not explain must still be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, TextStringObject

from checking.forgeries import name, page, revised
from checking.test_document_verdict import judged
from signing import seals
from signoff.signing.seal import writer as seal_writer
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Outcome

Change = Callable[[Any], None]


def sealed_with(change: Change) -> bytes:
    """Return a notice's PDF with a quiet later revision, sealed afterwards by a key of the forger's own."""
    return seal(revised(seals.unsealed(), change, quiet=True), seals.own_key(7), at=seals.AT, name="Leeds City Council")


def elements(writer: Any) -> Iterator[Any]:
    """Yield the structure's elements, in the order of reading."""
    waiting = [writer.root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if isinstance(element, list):
            waiting += [element[place] for place in reversed(range(len(element)))]
        elif isinstance(element, DictionaryObject):
            yield element
            if "/K" in element:
                waiting.append(element["/K"])


def swapped_words(writer: Any) -> None:
    """Let two boxes share their descriptions, which change places after a first harmless use of each."""
    described = [element for element in elements(writer) if str(element.get("/Alt")) in ("Selected", "Not selected")]
    descriptions = {words: writer.add_object(TextStringObject(words)) for words in ("Selected", "Not selected")}
    seen: set[str] = set()
    for element in described:
        words = str(element["/Alt"])
        wanted = words if words not in seen else "Selected" if words == "Not selected" else "Not selected"
        seen.add(words)
        element[name("Alt")] = descriptions[wanted]
        writer.update_container(element)


def hidden_behind_a_stream(writer: Any) -> None:
    contents = page(writer)["/Contents"]
    stream = contents[0] if isinstance(contents, list) else contents
    stream._encoded_data = bytes(stream.encoded_data) + b"HIDDEN: the decision was refused"
    writer.update_container(stream)


def second_record(writer: Any) -> None:
    """Attach another record under the name of the true one, where other programs look for it."""
    first = writer.root["/AF"][0]
    stream = writer.add_object(embedded(b'{"forged": true}'))
    spec = DictionaryObject({key: first.raw_get(key) for key in first})
    spec[name("EF")] = DictionaryObject({name("F"): stream, name("UF"): stream})
    writer.root[name("AF")] = ArrayObject([spec])
    writer.update_root()


def embedded(data: bytes) -> Any:
    from pyhanko.pdf_utils.generic import StreamObject

    return StreamObject({name("Type"): name("EmbeddedFile")}, stream_data=data)


def signature_in_a_link(writer: Any) -> None:
    link = page(writer)["/Annots"][0]
    link[name("V")] = DictionaryObject({name("Type"): name("Sig"), name("Hidden"): TextStringObject("refused")})
    writer.update_container(link)


def loose_object(writer: Any) -> None:
    """Add an object that nothing leads to."""
    writer.add_object(TextStringObject("The decision was refused."))


def other_extensions(writer: Any) -> None:
    extension = DictionaryObject(
        {
            name("BaseVersion"): name("1.7"),
            name("ExtensionLevel"): NumberObject(1),
            name("Note"): TextStringObject("The decision was refused."),
        }
    )
    writer.root[name("Extensions")] = DictionaryObject({name("ESIC"): extension})
    writer.update_root()


@pytest.mark.parametrize(
    "change",
    [swapped_words, hidden_behind_a_stream, second_record, signature_in_a_link, loose_object, other_extensions],
)
def test_a_forgers_own_seal_hides_nothing(change: Change) -> None:
    assert judged(sealed_with(change)).outcome is Outcome.ALTERED


def test_a_seal_alone_is_not_a_change() -> None:
    assert judged(sealed_with(lambda _: None)).outcome is Outcome.INTACT


def test_a_seal_that_says_something_else_is_not_a_seal_of_signoff(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF readers show the reason: nobody may write there that the decision was withdrawn."""
    monkeypatch.setattr(seal_writer, "SEAL_REASON", "Withdrawn: the grant was refused")
    forged = seal(seals.unsealed(), seals.own_key(7), at=seals.AT, name="Leeds City Council")
    assert judged(forged).outcome is Outcome.ALTERED
