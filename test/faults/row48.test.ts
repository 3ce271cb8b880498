// Row 48 is being written.
