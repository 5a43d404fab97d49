"""What the page and the figures share: layout, routing, colours and visual encoding."""
