"""What is kept: all SQL, and the file it goes to."""
