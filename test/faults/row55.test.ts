// Row 55 is being written.
