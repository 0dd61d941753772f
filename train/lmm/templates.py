"""Chat templates: how turns are written out. A language model's own is kept, and taught where pictures stand."""

from __future__ import annotations

from typing import Any

__all__ = ["chatml", "flattened", "opened", "plain"]

# Templates of language models take words alone, so parts become words first; a picture is its mark on a line.
_FLAT = (
    "{%- set turns = namespace(all=[]) -%}"
    "{%- for message in messages -%}"
    "{%- if message['content'] is string -%}"
    "{%- set turns.all = turns.all + [message] -%}"
    "{%- else -%}"
    "{%- set said = namespace(words='') -%}"
    "{%- for part in message['content'] -%}"
    "{%- if part['type'] == 'image' -%}{%- set said.words = said.words + 'MARK\n' -%}"
    "{%- elif part['type'] == 'text' -%}{%- set said.words = said.words + part['text'] -%}{%- endif -%}"
    "{%- endfor -%}"
    "{%- set turns.all = turns.all + [dict(message, content=said.words)] -%}"
    "{%- endif -%}"
    "{%- endfor -%}"
    "{%- set messages = turns.all -%}"
)
_CHATML = (
    "{%- for message in messages -%}"
    "{{- '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|im_start|>assistant\n' -}}{%- endif -%}"
)
_PLAIN = (
    "{%- for message in messages -%}"
    "{{- message['role'].upper() + ': ' + message['content'] -}}"
    "{%- if message['role'] == 'assistant' -%}{{- eos_token -}}{%- endif -%}{{- '\n' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- 'ASSISTANT: ' -}}{%- endif -%}"
)


def flattened(template: str, mark: str) -> str:
    """A language model's template that takes parts, too."""
    return _FLAT.replace("MARK", mark) + template


def chatml(mark: str) -> str:
    """Turns between `<|im_start|>` and `<|im_end|>`."""
    return flattened(_CHATML, mark)


def plain(mark: str) -> str:
    """For models that have no template: `USER: … ASSISTANT: …`, each answer ended by the end of text."""
    return flattened(_PLAIN, mark)


def opened(tokenizer: Any, text: str) -> str:
    """A text that begins as the tokenizer begins texts, whether or not the template has written that.

    Whoever asks a model leaves it to the tokenizer, which begins each prompt; so what is learned from begins alike.
    """
    begin = tokenizer.bos_token
    if not begin or text.startswith(begin):
        return text
    begins = tokenizer("a")["input_ids"][:1] == [tokenizer.bos_token_id]
    return begin + text if begins else text
