"""Signing on the page itself, and the signed notice.

Other rooms of the desktop use:

- `sign_view.SignView`: the Sign step
- `signed_view.SignedView`: a signed notice, or a publication copy

Everything else is for this package alone. Of the Sign step:

- `signing_state`: all that is given, read and declared so far, and what each step changes of it, without Qt
- `signing_controller`: holds the state, changes it as the person acts, and has it checked and its pages set
- `signatories`: who may sign now, in which role
- `pages_to_sign`, `candidate_signer`: the pages that are shown; signing exactly those
- `saved_signature`: what was unlocked for one signing
- `sign_words`: the sentences
- `sign_head`, `signer_form`, `declaration`, `sign_foot`: the left column, from top to bottom
- `page_desk`, `page_bar`: the pages with the pad on them; the bar above

Of the signed notice:

- `signed_panel`, `signed_parts`, `signed_warnings`, `linked_notices`: the left column, and its parts
- `signed_desk`: the pages
- `publish_dialog`: when and where it was published
- `outdated`: copies that were exported before the reference was given
"""
