"""The content controls of a Word document: check boxes, and prompts that nobody has filled in."""

from __future__ import annotations

from signoff.intake.word.fields import NOT_TICKED, TICKED
from signoff.intake.word.left_out import LeftOutCounter, LeftOutKind
from signoff.intake.word.xml_tree import Element, is_true


def control_answer(control: Element, left_out: LeftOutCounter) -> str | None:
    """Return what a content control says where that is not its content: a check box, or nothing for a prompt.

    None where its content is the answer.
    """
    box = control.find("w:sdtPr", "w14:checkbox")
    if box is not None:
        checked = box.find("w14:checked")
        return TICKED if checked is not None and is_true(checked.attributes.get("w14:val")) else NOT_TICKED
    if control.is_on("w:sdtPr", "w:showingPlcHdr"):
        left_out.note(LeftOutKind.PROMPTS, "".join(words.text for words in control.all("w:t")))
        return ""
    return None
