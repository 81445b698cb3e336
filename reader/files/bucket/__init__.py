"""A bucket of any S3-compatible store as the home of files; only where somebody installs what it needs."""
