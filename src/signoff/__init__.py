"""signoff: prepare, sign and publish Delegated Decision Notices."""

__version__ = "0.2.0"
