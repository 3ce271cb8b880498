// Row 54 is being written.
