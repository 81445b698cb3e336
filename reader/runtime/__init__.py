"""What happens before the first page: installing, preparing the state folder, starting the server."""
