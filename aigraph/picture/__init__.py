"""What every picture shares, on a page or on paper: who is shown, where each stands, how a deal looks."""
