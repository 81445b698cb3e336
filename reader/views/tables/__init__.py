"""The rows behind the pages: each list and thing as JSON and CSV, at the address of its page."""
