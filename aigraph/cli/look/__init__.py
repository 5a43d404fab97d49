"""Commands that show loops, deals and companies."""
