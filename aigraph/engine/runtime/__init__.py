"""What searches run on: compilation, worker threads, reused buffers, batches."""
