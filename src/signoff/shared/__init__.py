"""WHERE registers meet: exchange of notices with a shared register, a PostgreSQL database of the council's.

- `address`: which database, as whom; `connecting`: the connection; psycopg and keyring are imported there, when used
- `schema/*.sql`, `installing`: what is in that database, made and brought up to date by its owner; `officers`: who may
  do what there; `inspection`: whether all of it is as it should be
- `shared_register.SharedRegister`: what a laptop asks of it, and sends (`shared_listing`, `shared_additions`)
- `exchange_state`: what a laptop keeps to know where it stands; `decision`: what becomes of two states of a notice;
  `trust`: whether what is given is what was accepted; `exchange`: does it all, with `sending` and `reconciling`;
  `travelling`: what goes with notices, seen PDFs and events; `resolving`: ends a conflict

The program does all else without this package's dependencies, which are the extra `signoff[shared]`.
"""
