"""Speaker phrases: where they stand in a frame, and their name, title and organization."""
