"""What is seen: the only floor with Qt."""
