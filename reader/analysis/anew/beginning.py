"""How a process begins that is to store; it imports no model before Django is there."""


def begin_to_store(database: str) -> None:
    """Connect this process to a database of the settings' server."""
    import django

    django.setup()

    from django.db import connections

    connections["default"].settings_dict["NAME"] = database
