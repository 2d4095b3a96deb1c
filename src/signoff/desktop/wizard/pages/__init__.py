"""The pages of the wizard that need a class of their own, a module each; all others are plain `SectionPage`s.

The rest of the wizard uses:

- `registry.make_page`: the page for a step of the form

Everything else is for this package alone:

- `type_and_value`, `wards`, `consultation`: the decision's type and value, the wards, and who was consulted
- `exempt_information`: what is not published, and why
- `forthcoming_list`, `report_publication`: when the decision was listed, and when its report was published
- `call_in`, `decision_maker`: whether the decision can be called in, who takes it, and when
"""
