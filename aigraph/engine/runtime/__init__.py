"""What compiled searches run on: threads, buffers, batches, compilation."""
