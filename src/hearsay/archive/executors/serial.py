"""One shard after the other, in this process."""

from collections.abc import Iterator, Sequence

from ..task import Outcome, Task, do


class Serial:
    """The plainest executor, and the measure of the others."""

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Do the tasks in their order."""
        yield from map(do, tasks)

    def close(self) -> None:
        """Nothing is held."""
