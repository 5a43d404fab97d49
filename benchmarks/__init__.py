"""How long aigraph and other programs take for the same cycles: `python -m benchmarks FOLDER`."""
