// Filters the events of a timeline page. The page is complete without it; everything it needs, it reads from the page.
(() => {
  "use strict";

  const KINDS = [
    ["status", "Status"],
    ["who", "Who"],
    ["where", "Where"],
    ["tags", "Tags"],
    ["source", "Sources"],
  ];
  const FEW = 5; // so many events need no filter

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const texts = (item, selector) => [...item.querySelectorAll(selector)].map((found) => found.textContent.trim());

  // What can be asked of an event: its words, and for each kind the values it has.
  const describe = (item) => ({
    item,
    get words() {
      return (this.text ??= item.textContent.toLowerCase()); // asked for only when something is typed
    },
    values: {
      status: [item.dataset.standing],
      who: texts(item, '[data-kind="who"]'),
      where: texts(item, '[data-kind="where"]'),
      tags: texts(item, '[data-kind="tags"]'),
      source: texts(item, ".tl-source"),
    },
  });

  const readState = () => {
    const query = new URLSearchParams(location.search);
    return {
      words: query.get("words") || "", // not "q", which opens Material's search
      chosen: Object.fromEntries(KINDS.map(([kind]) => [kind, new Set(query.getAll(kind))])),
    };
  };

  const writeState = ({ words, chosen }) => {
    const query = new URLSearchParams(location.search);
    query.delete("words");
    if (words) query.set("words", words);
    for (const [kind] of KINDS) {
      query.delete(kind);
      for (const value of chosen[kind]) query.append(kind, value);
    }
    const text = query.toString();
    try {
      history.replaceState(history.state, "", location.pathname + (text && `?${text}`) + location.hash);
    } catch {
      // A page opened from a folder has no address to keep it in.
    }
  };

  // All the words, and of each kind that something is chosen of, one of the chosen.
  const fits = (event, words, chosen) =>
    words.every((word) => event.words.includes(word)) &&
    KINDS.every(([kind]) => !chosen[kind].size || event.values[kind].some((value) => chosen[kind].has(value)));

  const start = (place) => {
    const events = [...document.querySelectorAll(".tl-event")].map(describe);
    if (place.childElementCount || events.length < FEW) return;
    const lists = [...document.querySelectorAll(".tl-list")];
    const headings = [...document.querySelectorAll(".tl-list")].map((list) => {
      const before = list.previousElementSibling;
      return before && before.tagName === "H3" ? before : null;
    });
    const years = [...document.querySelectorAll("h2")].map((heading) => {
      const inside = [];
      for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
        if (next.classList.contains("tl-list")) inside.push(next);
      return [heading, inside];
    });
    const marks = new Map(
      [...document.querySelectorAll('.tl-mark[href^="#"]')].map((mark) => [mark.getAttribute("href").slice(1), mark]),
    );
    const state = readState();

    const search = element("input", { type: "search", placeholder: "Filter by any words", "aria-label": "Filter by any words" });
    search.value = state.words;
    const reset = element("button", { type: "button", class: "tl-reset" }, "Show all");
    const count = element("p", { class: "tl-count", role: "status" });
    const form = element("form", { role: "search", "aria-label": "Filter the events" }, search);

    const boxes = [];
    const summaries = [];
    for (const [kind, label] of KINDS) {
      const numbers = new Map();
      for (const event of events)
        for (const value of new Set(event.values[kind])) numbers.set(value, (numbers.get(value) || 0) + 1);
      if (numbers.size < 2) continue;
      const summary = element("summary", {}, label);
      const choices = element("div", { role: "group", "aria-label": label });
      for (const [value, number] of [...numbers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
        const box = element("input", { type: "checkbox", name: kind, value });
        box.checked = state.chosen[kind].has(value);
        boxes.push(box);
        choices.append(element("label", {}, box, element("span", {}, value), element("small", {}, String(number))));
      }
      summaries.push([kind, label, summary]);
      form.append(element("details", { class: "tl-choice", name: "tl-choice" }, summary, choices));
    }
    form.append(reset);
    place.append(form, count);

    const show = () => {
      const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const event of events) {
        const fit = fits(event, words, state.chosen);
        event.item.hidden = !fit;
        marks.get(event.item.id)?.toggleAttribute("data-out", !fit);
        shown += fit;
      }
      lists.forEach((list, index) => {
        list.hidden = !list.querySelector(".tl-event:not([hidden])");
        if (headings[index]) headings[index].hidden = list.hidden;
      });
      for (const [heading, inside] of years) if (inside.length) heading.hidden = inside.every((list) => list.hidden);
      for (const [kind, label, summary] of summaries)
        summary.textContent = state.chosen[kind].size ? `${label}: ${[...state.chosen[kind]].join(", ")}` : label;
      const all = shown === events.length;
      reset.hidden = !words.length && KINDS.every(([kind]) => !state.chosen[kind].size);
      count.textContent = all ? "" : shown === 0 ? "No event fits." : `${shown} of ${events.length} events`;
    };

    const changed = () => {
      state.words = search.value.trim();
      for (const [kind] of KINDS) state.chosen[kind].clear();
      for (const box of boxes) if (box.checked) state.chosen[box.name].add(box.value);
      writeState(state);
      show();
    };

    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && event.target.closest("details[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", (event) => {
      for (const open of form.querySelectorAll("details[open]")) if (!open.contains(event.target)) open.open = false;
    });
    reset.addEventListener("click", () => {
      search.value = "";
      for (const box of boxes) box.checked = false;
      changed();
      search.focus();
    });
    show();
  };

  const begin = () => document.querySelectorAll(".tl-filter").forEach(start);
  // Material tells of each page that it shows, the first one included, also where it swaps pages without loading them.
  if (typeof document$ !== "undefined") document$.subscribe(begin);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
