"""Where the money of each company comes from: what can be paid, what of it is recycled, and how the rest entered."""
