"""`python -P -m signoff.isolation TASK` is a child process; `signoff --isolated-task TASK` is the same when frozen."""

import sys

from signoff.isolation.child import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
