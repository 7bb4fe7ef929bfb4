"""Replaces DaskGraphRunner.run: it prunes the graph, builds another for Dask and lets Dask sort it, at every run."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

# For each runner and its targets: the nodes in an order in which each comes after those that it needs.
Order = List[Tuple[str, Any, List[str]]]


def run(
    self: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
) -> Dict[str, Any]:
    """Run the nodes that the targets need, one after the other. Raises GraphRunError as Rasa does."""
    wanted = list(targets or self._graph_schema.target_names)
    orders = self.__dict__.setdefault("_heard_orders", {})
    order = orders.get(tuple(wanted)) or orders.setdefault(tuple(wanted), _order_for(self, wanted))
    results: Dict[str, Any] = {}
    for name, value in (inputs or {}).items():
        if isinstance(value, str) and value in self._instantiated_nodes:
            raise GraphRunError(f"Input value of '{name}' clashes with a node name.")
        results[name] = (name, value)
    try:
        for name, node, needs in order:
            results[name] = node(*[results.get(need, need) for need in needs])
    except RuntimeError as problem:
        raise GraphRunError("Error running runner.") from problem
    return dict(results[name] for name in wanted)


def _order_for(runner: DaskGraphRunner, wanted: List[str]) -> Order:
    nodes = runner._graph_schema.minimal_graph_schema(wanted).nodes
    order: Order = []
    placed: set = set()

    def place(name: str) -> None:
        if name in placed or name not in nodes:
            return
        placed.add(name)
        needs = list(nodes[name].needs.values())
        for need in needs:
            place(need)
        order.append((name, runner._instantiated_nodes[name], needs))

    for name in wanted:
        place(name)
    return order


def install() -> None:
    DaskGraphRunner.run = run  # type: ignore[method-assign]
