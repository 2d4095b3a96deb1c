"""How signoff looks: colours, type, icons and the style sheet."""
