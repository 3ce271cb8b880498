// Row 51 is being written.
