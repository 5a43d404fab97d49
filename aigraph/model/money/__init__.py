"""Money over time: payments, statements about pairs, and the three ways in which a deal is counted."""
