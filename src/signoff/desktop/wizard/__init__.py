"""The wizard: one page for each section of the form, the list of sections, and the notice's own page next to it.

Other rooms of the desktop use:

- `wizard_view.WizardView`: the wizard on an open notice
- `bound_fields.InvalidInput`: a text in a date field that is not a date, so that the notice does not hold it
- `section_rail`: `REVIEW`, the key of the review page
- `banners`: the sentences above an open notice: approvals at stake, a return, the notice that it supersedes

Everything else is for this package alone:

- `page.SectionPage`: the base of every page; `pages`: the pages that need a class of their own
- `bound_fields`, `binding`, `field_adapters`: fields tied to answers, and how each widget is read and shown
- `field_kinds`, `field_box`, `field_focus`: a field by its kind, its place with findings, and where the keyboard goes
- `finding_slot`, `quick_fixes`, `acknowledgement`: findings next to their field, one-press fixes, considering a warning
- `page_head`, `footnotes`, `not_asked`, `approval_note`, `dates_that_follow`, `interests`: the other parts of a page
- `section_rail`, `footer`, `review_page`: the list of sections, Back and Next, and the last page
"""
