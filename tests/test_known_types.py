"""Types that several threads decode for the first time at once."""

from __future__ import annotations

import subprocess
import sys

_RACE = """
import sys, threading
sys.setswitchinterval(1e-5)
from builders import draft
from signoff.notice.record.codec import read_record, write_record
data = write_record(draft())
barrier = threading.Barrier(3)
def read():
    barrier.wait()
    read_record(data, "The file")
threads = [threading.Thread(target=read) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_threads_that_read_their_first_notice_at_once_do_not_crash() -> None:
    completed = subprocess.run([sys.executable, "-c", _RACE], capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stderr
