// Row 49 is being written.
