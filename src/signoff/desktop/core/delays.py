"""How long the open notice waits before it saves, tries again, and is judged."""

from __future__ import annotations

SAVE_AFTER = 1000
"""Milliseconds from the first unsaved key to the save."""

RETRY_AFTER = 3000
"""Milliseconds from a save that failed to the next attempt."""

JUDGE_AFTER = 200
"""Milliseconds from a change to the news of its findings, so that typing is not judged key by key."""
