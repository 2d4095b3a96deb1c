"""The sentences of the Sign step."""

from __future__ import annotations

import datetime as dt

from signoff.desktop.core.signature_request import SigningMethod
from signoff.desktop.signing.signing_state import Missing, SigningState
from signoff.notice.record.record import Role
from signoff.notice.text.days import written

PUBLIC = "The public copy shows your name and the date, never the signature itself."
ENTER = "Press Enter to go there."
WHOLE_FIRST = "Show the whole notice again to sign it."
LOCKS = "Once signed, the notice cannot be changed, only superseded."
APPROVES = "It is void if anything except the date changes before the decision maker signs."
KEY = "The digital key on this computer can prove your signature: you give its passphrase when you sign."
KEY_OPEN = "Your digital key is unlocked: it proves that this signature is yours."
NO_KEY = "This signature has no digital key. Save one in Settings so that others can check that it is yours."
HINTS = {
    SigningMethod.DRAW: "Sign on the page with pen, finger or mouse.",
    SigningMethod.IMAGE: "A photo or scan of your signature on paper; the paper is removed.",
    SigningMethod.TYPED: "Your name in handwriting, on the page.",
    SigningMethod.SAVED: "The signature that you saved on this computer, protected by your passphrase.",
}


def hint_of(method: SigningMethod, name: str) -> str:
    """Return what a method asks for; of a typed name, which it is."""
    if method is SigningMethod.TYPED and name:
        return f"Your name, {name}, in handwriting, on the page."
    return HINTS[method]


_PROMPTS = {
    SigningMethod.DRAW: "",
    SigningMethod.IMAGE: "Choose a picture on the left, or drop it here.",
    SigningMethod.TYPED: "Enter your name on the left.",
    SigningMethod.SAVED: "Unlock your signature on the left.",
}
NO_MARKS = "Your key is unlocked, but no signature is saved with it. Sign in another way, then save that signature."
FIRST = "Save a signature on this computer first, or sign in another way."
_MISSING = {
    Missing.DAY: "Sign on or after the date of the decision, or change the date.",
    Missing.DECLARATION: "Tick the declaration to sign.",
    Missing.SIGNER: "Enter the signer’s name and post.",
    Missing.DATE: "Enter the date of the signature.",
    Missing.MARK: "Sign on the page, choose a picture, or type your name.",
}
UNLOCK_TO_SIGN = "Enter your passphrase to sign with the digital key on this computer."
WITHOUT = "Sign without the key"


def title(role: Role) -> str:
    """Return what is done in the step by somebody in a role."""
    return "Sign this notice" if role is Role.DECISION_MAKER else "Approve this notice"


def read_first(page: int, pages: int) -> str:
    """Return what remains to be read, as a sentence; page 0 is the text in place of the pages."""
    if not pages:
        return "Preparing the pages…"
    if not page:
        return "Read the text to its end first."
    if pages == 1:
        return "Read the page to its end first."
    if page == pages:
        return "Scroll to the end of the last page first."
    return f"Read to the last page first: this is page {page} of {pages}."


def missing(state: SigningState, page: int, pages: int) -> str:
    """Return what must still be done before signing, in a sentence; empty when nothing is missing.

    `page` of `pages` is in view, 0 where the text is shown.
    """
    obstacle = state.missing
    if obstacle is Missing.CORRECTION:
        return errors_first(state.errors)
    if obstacle is Missing.READING:
        return read_first(page, pages)
    if obstacle is Missing.MARK and state.method is SigningMethod.SAVED:
        return _why_not_saved(state)
    return "" if obstacle is None else _MISSING[obstacle]


def prompt(state: SigningState) -> str:
    """Return what the cell shows while there is no mark: how to make one."""
    return _why_not_saved(state) if state.method is SigningMethod.SAVED else _PROMPTS[state.method]


def about_key(state: SigningState) -> str:
    """Return whether the signature has a key, as a sentence."""
    if state.has_key:
        return KEY_OPEN
    return KEY if state.has_vault else NO_KEY


def _why_not_saved(state: SigningState) -> str:
    """Return why the signer cannot use a saved signature yet, in a sentence."""
    if state.kept is not None:
        return NO_MARKS if state.has_key else kept_by_another(state.kept.owner)
    return _PROMPTS[SigningMethod.SAVED] if state.has_vault else FIRST


def sign_action(role: Role, date: dt.date | None, today: dt.date) -> str:
    """Return what the button does, with the date unless it is today's, since it is locked with the rest."""
    words = "Sign and lock" if role is Role.DECISION_MAKER else "Sign the approval"
    return words if date is None or date == today else f"{words}, dated {written(date)}"


def kept_by_another(owner: str) -> str:
    """Return that the signature saved here is not the signer's, as a sentence."""
    return f"The signature saved on this computer is {owner}’s: nobody else can sign with it."


def key_of_another(owner: str) -> str:
    """Return that the key here is not the signer's, and how to sign without it, as a sentence."""
    return f"The key on this computer is {owner}’s: nobody else can use it. Sign again, and choose “{WITHOUT}”."


def errors_first(errors: int) -> str:
    """Return that errors must be put right, as a sentence."""
    return "Correct one error first." if errors == 1 else f"Correct {errors} errors first."
