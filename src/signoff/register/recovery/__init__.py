"""Getting a register back: which copies there are, what each lacks, and how another file takes a register's place."""
