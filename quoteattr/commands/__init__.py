"""The command line: reading files, printing what was found."""
