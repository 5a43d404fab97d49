"""What a single cell or column means."""
