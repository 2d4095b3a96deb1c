"""Seals of exported PDFs: keys, making, reading and checking one."""
