"""The settings: the person, the council, the seal, the kept signature."""
