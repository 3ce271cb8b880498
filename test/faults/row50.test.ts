// Row 50 is being written.
