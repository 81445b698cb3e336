"""What becomes of an article once it is there: its original is had back, it goes to the bin and returns."""
