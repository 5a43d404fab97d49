"""What each question about a view is answered with: flat rows, JSON documents and sentences, one question a file."""
