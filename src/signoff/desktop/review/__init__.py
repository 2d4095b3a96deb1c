"""Parts of the review: the verdict, the findings with their links, and every answer in words.

Other rooms of the desktop use:

- `findings_box`: `Verdict`, whether anything blocks signing; `FindingsBox`, findings in a card
- `answer_row.AnswerRow`: the row that shows an answer in words
- `finding_targets`: the page and field that a finding leads to, and `SIGN`, the key of the Sign step
- `next_step`: what is next with a notice for the person here: to sign, approve or hand it over
- `finding_placement`: the field of a page with which a finding is shown
"""
