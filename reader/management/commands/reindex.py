"""Make stored counts and the indexes of the search and the translation memory anew, while the site runs."""

from typing import Any

from tqdm import tqdm

from reader import search
from reader.library import tallies
from reader.management.site_command import SiteCommand
from reader.translation import memory_words


class Command(SiteCommand):
    help = (
        "Make the stored counts and the indexes of the search and the translation memory anew. The site may "
        "go on: "
        "what is not in the index yet is found as soon as it is. If this is stopped, the worker goes on with "
        "it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        tallies.count_everything()
        memory_words.make_anew()
        search.begin_again()
        left = search.still_to_put()
        done = 0
        with tqdm(total=left[1] if left else 0, unit="article", disable=None) as bar:
            while put := search.rebuild():
                done += put
                bar.update(put)
        self.stdout.write(f"The index has {done} articles.")
