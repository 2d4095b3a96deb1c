"""A plugin of pytest that notes how long each test takes, including its fixtures."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mutation.reach import FOLDER, add_times


class Times:
    """Adds up the phases of each test."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add one phase."""
        self.seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write them, in the process that receives the reports of all tests."""
        if not hasattr(session.config, "workerinput"):
            add_times(session.config.rootpath / FOLDER / "times.json", self.seconds)


def pytest_configure(config: pytest.Config) -> None:
    """Begin to note."""
    config.pluginmanager.register(Times())
