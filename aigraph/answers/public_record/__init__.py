"""What others name as circular, and what the data say of it."""
