"use strict";
const gallery = (() => {
  const PAGE = 8; // groups on a page
  const SHOWN = 8; // values of a facet before "more"
  const $ = (id) => document.getElementById(id);
  const waiting = new Map(); // keys of groups on the page, and where they go
  const chosen = index.facets.map(() => new Set());
  const opened = new Set();
  let found = [];
  let page = 0;
  let mode = "over";

  function make(tag, attributes, ...inside) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "class") node.className = value;
      else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value);
    }
    node.append(...inside.filter((x) => x !== null && x !== undefined));
    return node;
  }

  // -- which groups ---------------------------------------------------------------------------------

  function fits(group, but) {
    const sought = $("search").value.trim().toLowerCase();
    if (sought) {
      const family = group[2][index.facets.findIndex((f) => f.name === "family")];
      const names = family.map((k) => index.facets.find((f) => f.name === "family").values[k]);
      if (![group[0], ...names].some((text) => text.toLowerCase().includes(sought))) return false;
    }
    return chosen.every((set, k) => k === but || set.size === 0 || group[2][k].some((v) => set.has(v)));
  }

  function search() {
    found = index.groups.filter((group) => fits(group, -1));
    page = 0;
    facets();
    show();
  }

  // What is chosen stands in the address, so that a selection can be kept and sent: #split=test&operator=off+circle
  function remember() {
    const told = new URLSearchParams();
    index.facets.forEach((facet, k) => chosen[k].forEach((v) => told.append(facet.name, facet.values[v])));
    if ($("search").value) told.append("find", $("search").value);
    if (page) told.append("page", String(page + 1));
    history.replaceState(null, "", `#${told}`);
  }

  function recall() {
    const told = new URLSearchParams(location.hash.slice(1));
    index.facets.forEach((facet, k) => {
      chosen[k].clear();
      told.getAll(facet.name).map((name) => facet.values.indexOf(name)).filter((v) => v >= 0).forEach((v) => chosen[k].add(v));
    });
    $("search").value = told.get("find") || "";
    search();
    const at = Number.parseInt(told.get("page") || "1", 10);
    if (at > 1) { page = at - 1; show(); }
  }

  // A facet's bars count what its own choice doesn't restrict: they are plots and filters at once.
  function facets() {
    const out = index.facets.map((facet, k) => {
      const counts = new Map();
      for (const group of index.groups) {
        if (fits(group, k)) for (const v of group[2][k]) counts.set(v, (counts.get(v) || 0) + 1);
      }
      let values = facet.values.map((name, v) => [name, v, counts.get(v) || 0]);
      const ordered = facet.name === "severity";
      if (ordered) values.sort((a, b) => parseFloat(a[0]) - parseFloat(b[0]));
      else values.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
      values = values.filter(([, v, n]) => n > 0 || chosen[k].has(v));
      const most = Math.max(1, ...values.map(([, , n]) => n));
      const all = opened.has(k) || ordered;
      const some = all ? values : values.filter(([, v], j) => j < SHOWN || chosen[k].has(v));
      const rows = some.map(([name, v, n]) =>
        make("button", {
          type: "button", class: "facet", "aria-pressed": String(chosen[k].has(v)), style: `--share: ${(100 * n) / most}%`, title: name,
          onclick: () => { chosen[k].has(v) ? chosen[k].delete(v) : chosen[k].add(v); search(); },
        }, make("span", {}, name), make("span", {}, n.toLocaleString("en"))));
      const rest = values.length - some.length;
      const more = rest > 0 || (opened.has(k) && values.length > SHOWN);
      const button = more && !ordered ? make("button", {
        type: "button", class: "more", onclick: () => { opened.has(k) ? opened.delete(k) : opened.add(k); facets(); },
      }, rest > 0 ? `${rest.toLocaleString("en")} more` : "fewer") : null;
      const legend = facet.name === "severity" ? "severity, in least visible gaps" : facet.name;
      return make("fieldset", {}, make("legend", {}, legend), ...rows, button);
    });
    $("facets").replaceChildren(...out);
  }

  // -- one page ---------------------------------------------------------------------------------------

  function show() {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    const kept = index.groups.length < index.total ? `, drawn from ${index.total.toLocaleString("en")}` : "";
    $("count").textContent = `${found.length.toLocaleString("en")} of ${index.groups.length.toLocaleString("en")} groups${kept}`;
    $("page").textContent = `page ${(page + 1).toLocaleString("en")} of ${pages.toLocaleString("en")}`;
    for (const id of ["back", "back2"]) $(id).disabled = page === 0;
    for (const id of ["next", "next2"]) $(id).disabled = page >= pages - 1;
    remember();
    waiting.clear();
    document.querySelectorAll("script[data-group]").forEach((script) => script.remove());
    const some = found.slice(page * PAGE, (page + 1) * PAGE);
    $("groups").replaceChildren(...some.map(([key]) => {
      const place = make("section", { class: "group", id: key }, make("p", { class: "meta" }, key));
      waiting.set(key, place);
      const script = make("script", { src: `groups/${encodeURIComponent(key)}.js`, "data-group": key });
      script.addEventListener("error", () => place.append(make("p", { class: "meta" }, "its file is missing")));
      document.head.append(script);
      return place;
    }));
    if (!some.length) $("groups").append(make("p", { class: "meta" }, "No group is like that."));
  }

  function turn(by) {
    page += by;
    show();
    document.querySelector("main").scrollIntoView();
  }

  // -- one group ----------------------------------------------------------------------------------------

  const number = (x) => Number(x.toPrecision(3)).toString();

  function amount(step) {
    const unit = step.unit === "size" ? `${number(100 * step.value)} %` : step.unit === "°" ? `${number(step.value)}°` : "";
    const gaps = step.unit ? `, ${number(step.gaps)} gaps` : "";
    return unit + gaps;
  }

  function what(step) {
    const told = amount(step);
    return make("p", { class: "what" }, make("b", {}, (step.undone ? "undo " : "") + step.target), told ? make("span", { class: "soft" }, ` ${told}`) : null);
  }

  function frame(uri, under, dark) {
    const layers = under ? [make("div", { class: "under", style: `background-image: url("${under}")` })] : [];
    layers.push(make("div", { class: under ? "top" : "", style: `background-image: url("${uri}")` }));
    return make("div", { class: dark ? "frame dark" : "frame", role: "img" }, ...layers);
  }

  // A change can be overlaid only where both pictures are dark on light paper, or both light on dark.
  function card(member, anchor, dark, alike) {
    const role = member === anchor ? "the positive" : member.role === "hard positive" ? "hard positive" : null;
    const lost = member.broken.length ? `no longer: ${member.broken.slice(0, 4).join("; ")}${member.broken.length > 4 ? "; …" : ""}` : "";
    return make("li", { class: member === anchor ? "card anchor" : "card" },
      frame(member.image, member.role === "negative" && alike ? anchor.image : null, dark),
      role ? make("p", { class: "what role" }, role) : null,
      ...member.steps.map(what),
      make("p", { class: "said" }, member.caption),
      lost ? make("p", { class: "what soft" }, lost) : null);
  }

  function put(group) {
    const place = waiting.get(group.key);
    if (!place) return;
    const [anchor] = group.members;
    Promise.all(group.members.map((m) => paper(m.image))).then((dark) => {
      const cards = make("ul", { class: `cards ${mode}` }, ...group.members.map((m, k) => card(m, anchor, dark[k], dark[k] === dark[0])));
      const meta = make("p", { class: "meta" }, `${group.key} · ${group.family} · ${group.source}`,
        group.star ? make("span", { class: "star" }, " · star group: trains, never scores") : null);
      const parts = [make("h2", {}, group.title), meta, cards];
      if (group.texts.length) parts.push(make("details", {}, make("summary", {}, `${group.texts.length} captions that are false of the positive`),
        make("ol", {}, ...group.texts.map((t) => make("li", {}, t.text + " ", make("small", {}, `${t.class}: false is ${t.false.join("; ")}`))))));
      if (group.questions.length) parts.push(make("details", {}, make("summary", {}, `${group.questions.length} questions`),
        make("ol", {}, ...group.questions.map((q) => make("li", {}, `${q.text} ${q.choices.map((c, k) => `(${"ABCD"[k]}) ${c}`).join(" ")} `,
          make("small", {}, `${q.kind}, about picture ${q.member}: ${q.answer}`))))));
      parts.push(make("details", {}, make("summary", {}, "the positive's program"), make("pre", {}, anchor.program)));
      place.replaceChildren(...parts);
    });
  }

  // Whether ink is light on dark paper: the corners tell.
  function paper(uri) {
    return new Promise((done) => {
      const image = new Image();
      image.onload = () => {
        const canvas = make("canvas", { width: 2, height: 2 });
        const brush = canvas.getContext("2d", { willReadFrequently: true });
        brush.drawImage(image, 0, 0, 2, 2, 0, 0, 2, 2);
        const [r, g, b] = brush.getImageData(0, 0, 1, 1).data;
        done(r + g + b < 384);
      };
      image.onerror = () => done(false);
      image.src = uri;
    });
  }

  // -- the page's own controls ----------------------------------------------------------------------------

  document.querySelector("h1").textContent = index.name;
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("search").addEventListener("input", search);
  for (const id of ["back", "back2"]) $(id).addEventListener("click", () => turn(-1));
  for (const id of ["next", "next2"]) $(id).addEventListener("click", () => turn(1));
  document.querySelectorAll(".modes button").forEach((button) => button.addEventListener("click", () => {
    mode = button.value;
    document.querySelectorAll(".modes button").forEach((b) => b.setAttribute("aria-pressed", String(b.value === mode)));
    document.querySelectorAll(".cards").forEach((cards) => { cards.className = `cards ${mode}`; });
  }));
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" && !$("next").disabled) turn(1);
    if (event.key === "ArrowLeft" && !$("back").disabled) turn(-1);
  });
  window.addEventListener("DOMContentLoaded", recall);
  window.addEventListener("hashchange", recall);
  return { put };
})();
