"""PDFium, which reads PDFs, works for one thread at a time: whoever uses it holds this lock."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.RLock()
"""Held while a document of PDFium is open; PDFium keeps state of its own for the whole process."""
