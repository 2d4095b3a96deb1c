"""signoff: prepare, sign and publish Delegated Decision Notices."""

__version__ = "0.3.0"
