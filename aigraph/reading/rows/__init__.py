"""The rows of a table become deals."""
