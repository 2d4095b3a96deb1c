"""PDFium, which reads PDFs, is not thread-safe: hold this lock while using it."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.RLock()
"""Held while a PDFium document is open; PDFium keeps state for the whole process."""
