"use strict";
(() => {
  document.documentElement.dataset.script = "on";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const main = document.querySelector("main");
  const bar = document.querySelector(".bar");
  const cards = [...document.querySelectorAll(".card")];
  const large = document.querySelector("dialog");
  let at = 0;

  const each = (scope, what, act) => scope.querySelectorAll(what).forEach(act);
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const modeOf = (scope) => scope.querySelector(".stage").dataset.mode;
  const boxOf = (scope) => scope.querySelector(".stage").hasAttribute("data-box");

  function view(scope, mode) {
    each(scope, ".stage", (stage) => {
      stage.dataset.mode = mode;
      delete stage.dataset.face;
    });
    each(scope, "[data-do=mode]", (button) => press(button, button.value === mode));
    together();
  }

  function outline(scope, on) {
    each(scope, ".stage", (stage) => stage.toggleAttribute("data-box", on));
    each(scope, "[data-do=box]", (button) => press(button, on));
    together();
  }

  // The buttons for all are pressed where all agree.
  function together() {
    each(bar, "[data-do=mode]", (button) => press(button, cards.every((card) => modeOf(card) === button.value)));
    each(bar, "[data-do=box]", (button) => press(button, cards.every(boxOf)));
  }

  // Who wants no motion turns the picture over by hand.
  function turn(scope) {
    each(scope, ".stage[data-mode=blink]", (stage) => {
      if (stage.dataset.face === "anchor") delete stage.dataset.face;
      else stage.dataset.face = "anchor";
    });
  }

  function toggle(scope, mode) {
    const now = modeOf(scope) === mode;
    if (now && mode === "blink" && still.matches) turn(scope);
    else view(scope, now ? "beside" : mode);
  }

  function enlarge(k) {
    at = (k + cards.length) % cards.length;
    const card = cards[at];
    const from = large.open ? large : card;
    const mode = modeOf(from);
    const box = boxOf(from);
    large.querySelector(".show").replaceChildren(card.querySelector(".stage").cloneNode(true));
    large.querySelector(".bottom").replaceChildren(card.querySelector(".what").cloneNode(true));
    large.querySelector(".place").textContent = `${at + 1} of ${cards.length}`;
    view(large, mode);
    outline(large, box);
    if (large.open) return;
    large.showModal();
    large.focus();
  }

  async function copy(button) {
    const code = button.closest("details").querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // Some browsers keep the clipboard from pages that come from a file.
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const stage = event.target.closest(".stage");
    const card = event.target.closest(".card");
    if (event.target === large) large.close();
    else if (button) {
      const scope = card || (large.contains(button) ? large : main);
      const acts = {
        mode: () => view(scope, button.value),
        box: () => outline(scope, button.getAttribute("aria-pressed") !== "true"),
        enlarge: () => enlarge(cards.indexOf(card)),
        copy: () => copy(button),
        next: () => enlarge(at + 1),
        previous: () => enlarge(at - 1),
        close: () => large.close(),
      };
      acts[button.dataset.do]();
    } else if (stage && stage.dataset.mode === "blink" && still.matches) turn(card || large);
    else if (stage && card) enlarge(cards.indexOf(card));
  });

  document.addEventListener("keydown", (event) => {
    if (!cards.length || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("pre, .wide")) return;
    const scope = large.open ? large : main;
    const acts = {
      ArrowRight: () => enlarge(large.open ? at + 1 : 0),
      ArrowLeft: () => enlarge(large.open ? at - 1 : -1),
      s: () => view(scope, "beside"),
      b: () => toggle(scope, "blink"),
      o: () => toggle(scope, "overlay"),
      x: () => outline(scope, !boxOf(scope)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  large.addEventListener("close", () => {
    large.querySelector(".show").replaceChildren();
    const button = cards[at].querySelector("[data-do=enlarge]");
    button.focus({ preventScroll: true });
    cards[at].scrollIntoView({ block: "nearest" });
  });
})();
