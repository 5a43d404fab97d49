"""One test file a module; the names of the tests are sentences."""
