"""Parts of the review: the verdict, the findings with their links, and every answer in words.

Other rooms of the desktop use:

- `findings_box`: `Verdict`, whether anything blocks signing; `FindingsBox`, findings in a card
- `answer_row.AnswerRow`: the row that shows an answer in words
- `finding_targets`: the page and field that a finding leads to, and `SIGN`, the key of the Sign step
- `finding_placement`: the field of a page with which a finding is shown
"""
