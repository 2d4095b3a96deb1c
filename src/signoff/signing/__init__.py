"""Who stands by a notice: marks, pictures of signatures, and verification."""
