"""What travels: one module per format, written whole or not at all."""
