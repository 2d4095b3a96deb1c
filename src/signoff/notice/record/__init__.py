"""The record of a notice: its types, how it is read and written, what a signature covers, and its life."""
