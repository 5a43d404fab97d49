"""Schedules: when the money of a deal falls due, as exact intervals of US$ billions."""
