"""A table too long for a dictionary: its lines as they stand in the file, found by halving."""

from array import array
from bisect import bisect_left


class SortedTable:
    """Rows by their first column, which is folded and, blanks left out, in the order of its letters.

    It keeps the bytes of the file and where each line begins, some 4 bytes a row beside the text.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        starts = array("I", [0])
        at = data.find(b"\n")
        while at >= 0:
            starts.append(at + 1)
            at = data.find(b"\n", at + 1)
        lines = range(len(starts) - 1)
        first = next((line for line in lines if not data.startswith(b"#", starts[line])), len(lines))
        self._starts = starts[first:]

    def __len__(self) -> int:
        return max(0, len(self._starts) - 1)

    def get(self, letters: str) -> tuple[str, ...]:
        """Return the columns after the first of the row with these letters, blanks left out; () for none."""
        wanted = letters.encode(errors="surrogatepass")
        line = bisect_left(range(len(self)), wanted, key=self._letters)
        if line == len(self) or self._letters(line) != wanted:
            return ()
        return tuple(self._line(line).decode().split("\t")[1:])

    def _line(self, line: int) -> bytes:
        return self._data[self._starts[line] : self._starts[line + 1] - 1]

    def _letters(self, line: int) -> bytes:
        return self._line(line).partition(b"\t")[0].replace(b" ", b"")
