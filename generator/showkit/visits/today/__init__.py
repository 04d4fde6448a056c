"""The morning page: whom to call and why, what is due, what to verify, what runs out."""
