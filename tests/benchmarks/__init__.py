"""How fast Companion is, as ratios to what cannot be beaten on the same computer."""
