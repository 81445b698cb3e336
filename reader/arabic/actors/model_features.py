"""The features that a trained model has weights for, read from its file: to all others it is deaf."""

import struct

_MAGIC = b"lCRF"
_AT_FEATURES = 36  # where the header of a model says where its features begin
_HEADER = struct.Struct("<4sIIIII")  # of the table: magic, size, flag, order of bytes, entries, their place
_TABLE = b"CQDB"
_ENTRY = struct.Struct("<II")  # number and size of a feature, which follows with a zero byte


def weighed_features(model: bytes) -> dict[str, bytes]:
    """Return the features of a model in the format of CRFsuite, by their text, as the model has them.

    Raises ValueError for what is in no such format.
    """
    try:
        return dict(_entries(model))
    except (struct.error, UnicodeDecodeError) as damage:
        raise ValueError("the model of names is damaged") from damage


def _entries(model: bytes) -> list[tuple[str, bytes]]:
    (begin,) = struct.unpack_from("<I", model, _AT_FEATURES)
    magic, _, _, _, count, places = _HEADER.unpack_from(model, begin)
    if model[:4] != _MAGIC or magic != _TABLE:
        raise ValueError("this is no model in the format of CRFsuite")
    found = []
    for place in struct.unpack_from(f"<{count}I", model, begin + places):
        if place:  # a number that no feature has
            _, size = _ENTRY.unpack_from(model, begin + place)
            start = begin + place + _ENTRY.size
            feature = model[start : start + size - 1]
            found.append((feature.decode(), feature))
    return found
