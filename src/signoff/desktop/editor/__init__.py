"""The editor of the long texts: exactly the subset that a notice keeps, and nothing else."""
