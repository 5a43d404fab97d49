"""The least and the largest value of a figure over a box of amounts, one method in each file."""
