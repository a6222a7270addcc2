"""The dependency parser, asked where the scorer hesitates."""
