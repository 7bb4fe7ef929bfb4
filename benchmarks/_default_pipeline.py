"""Rasa as it comes, to be measured against: its default pipeline and policies, REST channel, tracker in memory.

Runs in Rasa's own environment:
    python -m benchmarks._default_pipeline train FOLDER [EPOCHS]    prints the model's path
    python -m benchmarks._default_pipeline serve MODEL PORT ACTIONS_PORT
    python -m benchmarks._default_pipeline guess FOLDER [EPOCHS]    trains, reads texts from stdin, prints guesses
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import warnings
from pathlib import Path
from typing import Any

import yaml

from bot import settings
from bot.engine import quiet_log, rasa_quietly

_EPOCHS = 100


def config(epochs: int) -> dict[str, Any]:
    """What `rasa init` writes. Fewer epochs understand less and cost the same at every turn."""
    learner = {"epochs": epochs, "constrain_similarities": True}
    return {
        "recipe": "default.v1",
        "assistant_id": "default",
        "language": "en",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", **learner},
            {"name": "EntitySynonymMapper"},
            {"name": "ResponseSelector", **learner},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
        "policies": [
            {"name": "MemoizationPolicy"},
            {"name": "RulePolicy"},
            {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": epochs},
            {"name": "TEDPolicy", "max_history": 5, **learner},
        ],
    }


def train(folder: Path, epochs: int, nlu_only: bool = False) -> Path:
    import rasa.model_training as training

    written = folder / "config.yml"
    written.write_text(yaml.safe_dump(config(epochs)))
    data = settings.PROJECT / "bot" / "data"
    if nlu_only:
        return Path(str(training.train_nlu(str(written), str(data / "nlu"), str(folder))))
    result = training.train(
        domain=str(settings.PROJECT / "domain.yml"),
        config=str(written),
        output=str(folder),
        force_training=True,
        training_files=[str(data / theme) for theme in ("nlu", "rules", "stories")],
    )
    return Path(str(result.model))


def serve(model: str, port: int, actions_port: int) -> None:
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig

    secret = settings.current().required("channel_secret")
    actions = EndpointConfig(
        f"http://127.0.0.1:{actions_port}/webhook", headers={"Authorization": f"Bearer {secret}"}
    )
    serve_application(
        model,
        channel="rest",
        interface="127.0.0.1",
        port=port,
        enable_api=False,
        endpoints=AvailableEndpoints(action=actions),
    )


def guess(folder: Path, epochs: int) -> list[Any]:
    from rasa.core.agent import Agent

    agent = Agent.load(train(folder, epochs, nlu_only=True))

    async def all_of(texts: list[str]) -> list[Any]:
        return [(await agent.parse_message(text))["intent_ranking"][:1] for text in texts]

    return asyncio.run(all_of(json.load(sys.stdin)))


def main() -> None:
    rasa_quietly.prepare()
    logging.basicConfig(level=logging.ERROR)
    quiet_log.silence_structured(logging.ERROR)
    warnings.simplefilter("ignore")
    what, *rest = sys.argv[1:]
    epochs = int(rest[1]) if rest[1:] else _EPOCHS
    if what == "train":
        print(train(Path(rest[0]), epochs))
    elif what == "serve":
        serve(rest[0], int(rest[1]), int(rest[2]))
    else:
        print(json.dumps(guess(Path(rest[0]), epochs)))


if __name__ == "__main__":
    main()
