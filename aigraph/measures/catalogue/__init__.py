"""The one list of measures: of each its name, what it says, and how it is asked."""
