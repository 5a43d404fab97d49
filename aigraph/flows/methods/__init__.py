"""Numerical methods on networks and boxes: linear programs, Markov chains, components, circulations."""
