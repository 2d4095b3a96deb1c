"""The pages of the wizard, one a module, and which of them shows which step of the form."""
