"""What the export costs beside its peers: run by hand, never by the tests."""
