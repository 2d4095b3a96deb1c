"""The desktop application: the only part of signoff that knows Qt."""
