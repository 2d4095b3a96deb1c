"""Whether a notice is lawful: the rules, what they find on a record, and the dates that follow from it.

Others may use these modules:

- `check`: all rules over one record, by a council's profile, on a day
- `findings`: what a rule finds
- `deadlines`: the dates that follow from a notice's own; `timeline`: all in order; `calendar`: working days, and the
  years that are known
- `progress`: the state of each page of the wizard
- `signer`, `answer_text`: how names, posts and other answers are compared and shown

The rules themselves are in the modules of their sections: `value`, `completeness`, `consultation`, `wards`,
`forthcoming`, `report_publication`, `call_in`, `decision_date`, `exempt`, `privacy`, `personal_data`, `publisher` and
`signer`; those on what the text says are in `contradictions` (what it says of the notice, where the boxes differ),
`decision_text` (whether something was decided, by an officer, at what price), `earlier_decision` and `procurement`.
`rule` defines a rule, `case` what it looks at, `amounts` reads amounts of money, `passages` finds statements in
sentences, and `officer_hints` what an officer must be consulted on.
"""
