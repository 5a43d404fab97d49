"""What measures are built from: the network of cash flows, figures with bounds, and shared numerical methods."""
