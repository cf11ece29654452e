//! What queries do, the same on each database.
