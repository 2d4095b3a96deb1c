"""Review: verdict, findings, dates and all answers on one page."""
