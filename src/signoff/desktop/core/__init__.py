"""What every screen works with: the open notice's session, commands, work beside the interface, settings."""
