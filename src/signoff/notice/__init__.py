"""What a notice is: its model, its form, its long texts, its record and its life."""
