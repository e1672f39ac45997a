"""What each press writes, and what takes it back: one module per noun."""
