"""Learning from verifiable reward, read from top to bottom: prompts, answers, rewards, advantages, steps.

PPO as it was published: γ = λ = 1, a critic of its own begun as the policy is, one step of the policy and four of the
critic an iteration, no KL and no entropy in any loss, advantages normalised over the batch, answers that may be longer
the longer is learned, prompts always or never solved left out, the result a mean of checkpoints. GRPO is the same loop
without the critic: an answer's advantage is its reward beside those of the prompt's other answers.

Stopped at any moment, the same run goes on from its last state as if it had never stopped: all that is drawn is drawn
for an iteration, and what an iteration learns from depends on the state alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from train.clip.journal import Journal
from train.gather import rank, whole, world
from train.lmm.assembly import FINAL, Lmm, save
from train.lmm.measure import context_of
from train.lmm.parts import learn, learning
from train.lmm.rl.averaging import averaged
from train.lmm.rl.critic import critic_of
from train.lmm.rl.difficulty import Difficulty
from train.lmm.rl.errors import RlError
from train.lmm.rl.judge import Judge, Verdict, verifier
from train.lmm.rl.learner import Learned, Learner
from train.lmm.rl.lengths import Lengths
from train.lmm.rl.machine import Machine, put
from train.lmm.rl.policy import never_said, quiet
from train.lmm.rl.prompts import Prompts, kept
from train.lmm.rl.rollout import Answers, Rollout
from train.lmm.rl.settings import RlSettings
from train.lmm.rl.state import States
from train.lmm.rl.streamed import Ahead
from train.memory import explained

__all__ = ["Loop"]

_KNOBS = (  # where memory runs out
    "precision = bf16, a smaller `micro` and `rollout_batch` (the same gradients), shorter `lengths`, grpo, which has "
    "no critic, fsdp on several devices"
)

Probe = Callable[[Lmm], Mapping[str, Any]]
"""Looks at the model; what it answers is kept beside the metrics."""


@dataclass
class _Told:
    """The sums of an iteration over all ranks."""

    answers: float
    reward: float
    right: float
    prompts: float
    left_out: float
    cut_off: float
    tokens: float


class Loop:
    """A run.

    Args:
        lmm: the start: policy and critic both begin as this model.
        source: gives the prompts.
        out: the run's folder; a run that lies there is gone on with.
        tower: whether what sees learns, too.
        fsdp: whether ranks hold parts of the models.
        about: what else the run was made by; a run of another is refused.
        judge: gives rewards, by default the verifier.
        probe: is asked every so often, and of the result.
        workers: processes that make a stream's prompts ahead.
    """

    def __init__(
        self,
        lmm: Lmm,
        source: Prompts,
        settings: RlSettings,
        out: str | Path,
        *,
        seed: int = 0,
        tower: bool = False,
        precision: str = "fp32",
        fsdp: bool = False,
        device: str | None = None,
        about: Mapping[str, Any] | None = None,
        judge: Judge | None = None,
        probe: Probe | None = None,
        workers: int = 0,
        say_nothing: bool = False,
    ) -> None:
        if settings.prompts % world():
            raise RlError(f"prompts: {settings.prompts} can't be shared by {world()} devices evenly")
        self.lmm, self.settings, self.out, self.seed = lmm, settings, Path(out), seed
        self.judge = judge or verifier(seeing=settings.seeing)
        self.probe, self.say_nothing = probe, say_nothing
        self.machine = Machine(precision=precision, fsdp=fsdp, device=device)
        self.lengths = Lengths(settings.lengths)
        self.difficulty = Difficulty(
            level=settings.difficulty, target=settings.pass_rate, gain=settings.difficulty_gain
        )
        self.source, self.each = source, settings.prompts // world()
        self.ahead = Ahead(source, self.each, workers=workers)
        self.about = {**settings.to_json(), **dict(about or {}), "seed": seed, "world": world()}
        learn(lmm.model, learning("rl", tower=tower))
        lmm.model.eval()
        quiet(lmm.model)
        critic = critic_of(lmm.model) if settings.algorithm == "ppo" else None
        self.learner = Learner(
            lmm.model,
            critic,
            settings,
            self.machine,
            never=never_said(lmm.model, lmm.processor.tokenizer),
            seed=seed,
        )
        self.rollout = Rollout(
            lmm.processor,
            answers=settings.answers,
            batch=settings.rollout_batch,
            context=context_of(lmm.model),
            temperature=settings.temperature,
            seed=seed,
            rank=rank(),
            together=self.machine.parted,
        )
        self.states = States(self.out / "checkpoints", keep=settings.average)

    def whole(self) -> Path:
        """All iterations, from the last state on; the folder of the result."""
        done, level = self._resumed()
        self.journal = Journal(self.out, step=done, writes=self.machine.writes, quiet=self.say_nothing)
        if self.machine.writes:
            text = json.dumps(self.about, indent=1, ensure_ascii=False)
            (self.out / "config.json").write_text(text + "\n", "utf-8")
        try:
            if done < self.settings.iterations:
                self.ahead.order(done, level)
            for iteration in range(done, self.settings.iterations):
                with explained(RlError, f"at iteration {iteration + 1}", _KNOBS):
                    self._iteration(iteration)
            return self._finished()
        finally:
            self.ahead.close()
            self.journal.close()

    # -- one iteration ----------------------------------------------------------------------------------------

    def _iteration(self, iteration: int) -> None:
        begun = time.monotonic()
        level = self.ahead.level
        prompts = self.ahead.get()
        waited = time.monotonic() - begun
        # The next are made while these are learned from: so a level takes effect a turn after it was heard.
        more = iteration + 1 < self.settings.iterations
        self.ahead.order(iteration + 1, self.difficulty.level, make=more)
        with torch.no_grad(), self.machine.computing():
            found = self.rollout(
                self.learner.policy, prompts, longest=self.lengths.at(iteration), iteration=iteration
            )
        verdicts = self._judged(prompts, found)
        teach = kept([v.right for v in verdicts], self.settings.answers)
        rows = [r for r in range(len(found.rows)) if teach[r // self.settings.answers]]
        rewards = torch.tensor([v.reward for v in verdicts], dtype=torch.float64)
        learned = self.learner.learn(found.rows, rewards, rows, iteration=iteration)
        if self.settings.rest:
            idle = [p.question.key for p, good in zip(prompts, teach, strict=True) if not good]
            self.source.rest(self.machine.all(idle), iteration + 1 + self.settings.rest)
        told = self._summed(found, verdicts, teach)
        self.difficulty.hear(told.right / told.answers)
        self._tell(iteration, told, learned, found, level, waited, time.monotonic() - begun)
        done = iteration + 1
        if self.probe is not None and self.settings.probe_every and done % self.settings.probe_every == 0:
            self.journal.tell(done, {"perception": self.probe(self._as_it_is())})
        if done % self.settings.save_every == 0 or done == self.settings.iterations:
            self._saved(done)

    def _judged(self, prompts: Sequence[Any], found: Answers) -> list[Verdict]:
        finished = found.rows.finished.tolist()
        return [
            # An answer that was cut off gets nothing, whoever judges.
            self.judge(prompts[r // self.settings.answers], said, True)
            if finished[r]
            else Verdict(0.0, False)
            for r, said in enumerate(found.texts)
        ]

    def _summed(self, found: Answers, verdicts: Sequence[Verdict], teach: Sequence[bool]) -> _Told:
        own = (
            len(verdicts),
            sum(v.reward for v in verdicts),
            sum(v.right for v in verdicts),
            len(teach),
            teach.count(False),
            int((~found.rows.finished).sum()),
            found.tokens,
        )
        return _Told(*(self.machine.sum(float(x)) for x in own))

    # -- told and kept ----------------------------------------------------------------------------------------

    def _tell(
        self,
        iteration: int,
        told: _Told,
        learned: Learned,
        found: Answers,
        level: float,
        waited: float,
        took: float,
    ) -> None:
        speed = told.tokens / max(self.machine.sum(found.seconds) / world(), 1e-9)
        line = {
            "reward": told.reward / told.answers,
            "pass_rate": told.right / told.answers,
            "left_out": told.left_out / told.prompts,
            "cut_off": told.cut_off / told.answers,
            "length": told.tokens / told.answers,
            "longest": self.lengths.at(iteration),
            "policy_loss": learned.policy_loss,
            "value_loss": learned.value_loss,
            "ratio": learned.ratio,
            "clipped": learned.clipped,
            "kl": learned.kl,
            "gradient": learned.gradient,
            "policy_steps": learned.policy_steps,
            "critic_steps": learned.critic_steps,
            "difficulty": level,
            "tokens_a_second": speed,
            "waiting": waited / max(took, 1e-9),
        }
        self.journal.tell(
            iteration + 1,
            line,
            f"iteration {iteration + 1:,} of {self.settings.iterations:,}: reward {line['reward']:.3f}, "
            f"{line['left_out']:.0%} left out, {line['cut_off']:.0%} cut off, {line['length']:.0f} tokens an answer, "
            f"{speed:,.0f} tokens/s, {line['waiting']:.0%} waiting",
        )

    def _models(self) -> dict[str, Any]:
        named = {"policy": self.learner.policy, "critic": self.learner.critic}
        return {name: model for name, model in named.items() if model is not None}

    def _saved(self, done: int) -> None:
        run = {
            "about": self.about,
            "difficulty": self.difficulty.to_json(),
            "ordered": self.ahead.level,  # the level of the prompts that are being made
            "prompts": self.source.to_json(),
        }
        self.states.save(
            done, models=self._models(), optimizers=self.learner.optimizers, run=run, machine=self.machine
        )

    def _resumed(self) -> tuple[int, float]:
        """Go on from the last state, where there is one: iterations done, and the level of the next prompts."""
        if not self.states.all():
            return 0, self.difficulty.level
        done, run = self.states.load(models=self._models(), optimizers=self.learner.optimizers)
        now = json.loads(json.dumps(self.about))
        before = dict(run.get("about") or {})
        # A run may be made longer, or its result of more states; nothing that was done would have been otherwise.
        free = {"iterations", "average"}
        differ = sorted(k for k in {*now, *before} - free if now.get(k) != before.get(k))
        if differ:
            raise RlError(
                f"{self.out} holds a run of other settings ({', '.join(differ)}); take another folder"
            )
        self.difficulty.restore(run["difficulty"])
        self.source.restore(run["prompts"])
        return done, float(run["ordered"])

    def _finished(self) -> Path:
        """The result: the mean of the last policies."""
        mine = {n: p for n, p in self.learner.policy.named_parameters() if p.requires_grad}
        put(mine, averaged(self.states.policies(self.settings.average)))
        result = self._as_it_is()
        weights = None
        if self.machine.parted:
            weights = {n: whole(x).cpu() for n, x in self.learner.policy.state_dict().items()}
        if self.machine.writes:
            save(result, self.out / FINAL, weights=weights)
        self.machine.wait()
        if self.probe is not None:
            self.journal.tell(self.settings.iterations, {"perception": self.probe(result)})
        return self.out / FINAL

    def _as_it_is(self) -> Lmm:
        return Lmm(self.learner.policy, self.lmm.processor, self.lmm.name)
