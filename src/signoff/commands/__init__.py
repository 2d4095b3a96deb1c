"""The commands of the command line, one module for each kind of work.

parser                  declares every command's arguments and help
documents, handover, register, shared, backup, verify, compare, demo, desktop      run the commands
output                  prints their lines, warnings and JSON; word_report says what was made of a Word file
"""

COMMANDS = (
    "demo",
    "example",
    "check",
    "sign",
    "handover",
    "export",
    "verify",
    "compare",
    "deadlines",
    "import",
    "list",
    "search",
    "sync",
    "shared",
    "backup",
    "backups",
    "restore",
    "salvage",
)
"""The names of all commands; any other first word is a file to open."""
