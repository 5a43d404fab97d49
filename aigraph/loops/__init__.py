"""The cycle engine behind one function, and typed loops on top of it."""
