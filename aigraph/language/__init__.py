"""What is said in words: amounts, names, sentences, scopes, definitions and the glossary."""
