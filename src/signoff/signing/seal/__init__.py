"""Seals of exported PDFs: sealing a file, and checking the seals of one.

Others use these modules:

- `sealing`: sealing a PDF, by a key of this installation or the council's
- `key`: the keys that seal; `settings`: which of them this installation uses, and whether it asks for a time stamp
- `check`: what seals a PDF has, judged in a process of its own; `seal_report` defines the result
- `pkcs12_task`: the task "pkcs12", which opens a council's key file in a process of its own

The rest serves these: `council_key` asks for that task, `certificate` judges a certificate, `writer`, `time_stamp` and
`time_stamp_request` make a seal, `reader` and `bytes` judge one.
"""
