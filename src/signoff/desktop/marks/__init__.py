"""Signatures on the screen: drawing one, reading one from a picture, painting one."""
