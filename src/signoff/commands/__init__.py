"""The commands of the command line, one module for each kind of work."""

COMMANDS = (
    "demo",
    "example",
    "check",
    "sign",
    "export",
    "verify",
    "deadlines",
    "import",
    "list",
    "search",
    "backup",
    "restore",
    "salvage",
)
"""The names of all commands; any other first word is a file to open."""
