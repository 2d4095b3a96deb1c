"""signoff: prepare, sign and publish Delegated Decision Notices."""

__version__ = "0.4.0"
