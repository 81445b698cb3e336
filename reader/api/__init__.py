"""The library for programs: operations under /api/v1/, their document, and the page that tells them."""
