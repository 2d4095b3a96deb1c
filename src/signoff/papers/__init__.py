"""The files of the papers that go with a notice: read, found again and compared with what the notice says of them.

A notice keeps the name, the digest and the size of a paper's file, never where it lies: that is each machine's own
(`places`), or follows from where the notice's own file lies (`beside`).
"""
