"""People and how they get in: roles, invitations, passwords, devices that are signed in, the second step."""
