"""Where notices are kept: one SQLite file with every notice, what happened to each, earlier states and a search index.

Other parts of the program use:

- `store.Register`: opens a register; saves, lists, finds, imports, checks and backs up notices
- `list_query`: what is asked of the list, and the page that it answers with
- `results`: `Row`, a notice as the list shows it; `Imported` and `Outcome`, what an import did
- `passages`: `Passage`, the words of a search as a notice has them
- `register_events`: `RegisterEvent` and `RegisterEventKind`, what happened to a notice in this register
- `replacement.Replacement`: the ways out once the file of an open register was replaced
- `folder_advice.advice_on`: why a register should not be in the folder that it is in
- `restoring.restore`: puts a backup in the register's place
- `backups`: which automatic backups there are; `automatic_backup`: makes them; `backup_check`: verifies any backup
- `second_place`: copies of them on another disk; `sweeping.sweep`: removes what interrupted work left
- `salvage`: makes a new register of what is left of a damaged one

SQLAlchemy defines the tables and changes those of older registers, and does nothing else: importing it takes longer
than a register takes to open and to list. It comes from `orm` alone. `transaction` and what it works with are imported
by `store` when a notice is first read or saved.

Everything else is for this package alone:

- `register_file`: a file that is open and the transactions on it; `listed_notices`, `notice_histories`, `checked_file`:
  what `store.Register` has by them
- `notice_reader`, `notice_copies`, `damage_finder`, `transaction`: what is done within one transaction, each with what
  the one before can; `saving`: saving and importing by means of the last
- `save_rules`, `import_rules`: what may replace the record that the register holds
- `signed_notices`, `event_chain`, `triggers`: what was signed is only ever added to, and every change of it is noticed
- `listing`, `search_index`, `search_words`: the rows of the list, and the words by which a notice is found
- `paging`, `page_rows`, `list_entries`, `group_sizes`, `derived_tables`: parts of the list, by tables that hold nothing
  but copies
- `identities`: finding a notice by its identity, also while an index is damaged
- `thorough_check`: the whole file, in slices; `known_states`: drafts that need not be decoded again
- `auditing`, `orphans`: damage in the whole register; signed notices that another program removed from the list
- `tables`, `rows`, `instants`, `documents`, `digests`: the tables, and what they hold
- `connection`, `sqlite_errors`: connections to the file, and SQLite's errors in plain words
- `opening`, `preparing`, `opening_check`, `opened`: opening a file, and one that is open; `file_version`, `migrating`,
  `migrations`, `backup`: which version it has, updating an older one, copying one
- `verified_backup`: a copy that a person asks for; `backup_thinning`: which automatic ones are kept; `register_state`:
  whether a register has changed since one was made
- `file_identity`, `replacement_watch`: whether the path still leads to the file that was opened, and who is told
- `exclusive`: having a register to oneself; `aside`: what files are called that are kept beside it
"""
