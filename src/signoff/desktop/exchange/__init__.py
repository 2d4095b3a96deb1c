"""Notices coming in and going out: importing, handing over, exporting."""
