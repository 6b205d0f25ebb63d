// Filters the events of a timeline page. The page is complete without it; everything it needs, it reads from the page.
//
// It owns what is asked for: words, choices and a span of days. overview.js sets the span ("timeline:span") and draws
// what fits ("timeline:shown"); years.js looks through the other years ("timeline:asked") and, on a page without
// events, says which there are ("timeline:known"). These events are sent on the head of the page.
(() => {
  "use strict";

  const LABELS = { status: "Status", who: "Who", where: "Where", tags: "Tags", source: "Sources" };
  const KINDS = Object.keys(LABELS);
  const FEW = 5; // so many events need no filter
  const DAY = 864e5;
  const EPOCH = 719163; // the ordinal of 1970-01-01

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

  // What can be asked of the events of the page: their words and days, and for each kind the values they have.
  const eventsOfPage = () => {
    const events = new Map();
    for (const item of document.querySelectorAll(".tl-event"))
      events.set(item, {
        item,
        id: item.id,
        days: item.dataset.days && item.dataset.days.split(" ").map(Number),
        values: { status: [item.dataset.standing], who: [], where: [], tags: [], source: [] },
        get words() {
          return (this.text ??= item.textContent.toLowerCase()); // asked for only when something is typed
        },
      });
    for (const name of document.querySelectorAll(".tl-event .tl-source, .tl-event [data-kind]"))
      events.get(name.closest(".tl-event")).values[name.dataset.kind || "source"].push(name.textContent.trim());
    return [...events.values()];
  };

  const ordinal = (text) => {
    const day = Date.parse(text || "");
    return Number.isNaN(day) ? null : Math.floor(day / DAY) + EPOCH;
  };
  const iso = (day) => new Date((day - EPOCH) * DAY).toISOString().slice(0, -14);

  const readState = () => {
    const query = new URLSearchParams(location.search);
    const span = [ordinal(query.get("from")), ordinal(query.get("to"))];
    return {
      words: query.get("words") || "", // not "q", which opens Material's search
      chosen: Object.fromEntries(KINDS.map((kind) => [kind, new Set(query.getAll(kind))])),
      span: span.includes(null) ? null : span,
    };
  };

  // The query that the address of the page has with this state.
  const queryOf = ({ words, chosen, span }) => {
    const query = new URLSearchParams(location.search);
    for (const name of ["words", "from", "to", ...KINDS]) query.delete(name);
    if (words) query.set("words", words);
    for (const kind of KINDS) for (const value of chosen[kind]) query.append(kind, value);
    if (span) {
      query.set("from", iso(span[0]));
      query.set("to", iso(span[1]));
    }
    const text = query.toString();
    return text && `?${text}`;
  };

  // All the words, some of the days, and of each kind that something is chosen of, one of the chosen.
  const test = ({ words, chosen, span }) => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = KINDS.filter((kind) => chosen[kind].size);
    return (event) =>
      (!span || (event.days && event.days[0] <= span[1] && event.days[1] >= span[0])) &&
      kinds.every((kind) => event.values[kind].some((value) => chosen[kind].has(value))) &&
      wanted.every((word) => event.words.includes(word));
  };

  // The lists with their headings: what is left empty is hidden as a whole.
  const sectionsOf = (events) => {
    const sections = new Map();
    let year = null;
    for (const part of document.querySelectorAll(".tl-year, .tl-list")) {
      if (part.classList.contains("tl-year")) {
        year = { heading: part, shown: 0 };
        continue;
      }
      const before = part.previousElementSibling;
      sections.set(part, { parts: before?.classList.contains("tl-month") ? [before, part] : [part], year, events: [], out: false });
    }
    for (const event of events) sections.get(event.item.parentElement).events.push(event);
    return [...sections.values()];
  };

  const start = (place) => {
    if (place.childElementCount) return;
    let events = eventsOfPage();
    if (events.length < FEW && !place.dataset.index) return;
    const head = place.closest(".tl-head");
    const own = JSON.parse(place.dataset.words || "{}"); // the words that are not English
    const say = (text) => own[text] || text;
    const sections = sectionsOf(events);
    const years = new Set(sections.map((section) => section.year).filter(Boolean));
    const state = readState();

    const search = element("input", { type: "search", placeholder: say("Filter by any words"), "aria-label": say("Filter by any words") });
    search.value = state.words;
    const reset = element("button", { type: "button", class: "tl-reset" }, say("Show all"));
    const count = element("p", { class: "tl-count", role: "status" });
    const form = element("form", { role: "search", "aria-label": say("Filter the events") }, search, reset);
    place.append(form, count);

    const boxes = [];
    const summaries = [];
    const offer = () => {
      for (const kind of KINDS) {
        const label = say(LABELS[kind]);
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
          const words = kind === "status" ? say(value) : value;
          choices.append(
            element("label", {}, box, element("span", { dir: "auto" }, words), element("small", {}, String(number))),
          );
        }
        summaries.push([kind, label, summary]);
        reset.before(element("details", { class: "tl-choice", name: "tl-choice" }, summary, choices));
      }
    };

    const show = () => {
      const fits = test(state);
      let shown = 0;
      for (const year of years) year.shown = 0;
      for (const section of sections) {
        const fitting = section.events.map(fits);
        const number = fitting.filter(Boolean).length;
        shown += number;
        if (section.year) section.year.shown += number;
        if (section.out !== !number) {
          section.out = !number;
          for (const part of section.parts) part.classList.toggle("tl-gone", section.out);
        }
        section.events.forEach((event, index) => {
          event.fits = fitting[index];
          // Only what changes is touched, and nothing in a list that is hidden anyway.
          if (section.out || !event.out === event.fits) return;
          event.out = !event.fits;
          event.item.classList.toggle("tl-gone", event.out);
        });
      }
      for (const year of years) year.heading.classList.toggle("tl-gone", !year.shown);
      if (!sections.length) {
        for (const event of events) event.fits = fits(event);
        shown = events.filter((event) => event.fits).length;
      }
      for (const [kind, label, summary] of summaries) {
        const chosen = [...state.chosen[kind]].map((value) => kind === "status" ? say(value) : value);
        summary.textContent = chosen.length ? `${label}: ${chosen.join(", ")}` : label;
      }
      const active = Boolean(state.words || state.span || KINDS.some((kind) => state.chosen[kind].size));
      reset.hidden = !active;
      const all = events.length;
      count.textContent = !active || !all ? "" : shown ? filled(say("%(shown)s of %(all)s events"), { shown, all }) : say("No event fits.");
      head.dispatchEvent(new CustomEvent("timeline:shown", { detail: { events, span: state.span, count } }));
      head.dispatchEvent(new CustomEvent("timeline:asked", { detail: { fits, active, query: queryOf(state) } }));
    };

    const changed = () => {
      state.words = search.value.trim();
      for (const kind of KINDS) state.chosen[kind].clear();
      for (const box of boxes) if (box.checked) state.chosen[box.name].add(box.value);
      try {
        history.replaceState(history.state, "", location.pathname + queryOf(state) + location.hash);
      } catch {
        // A page opened from a folder has no address to keep it in.
      }
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
    document.body.addEventListener("click", (event) => {
      for (const open of form.querySelectorAll("details[open]")) if (!open.contains(event.target)) open.open = false;
    });
    reset.addEventListener("click", () => {
      search.value = "";
      state.span = null;
      for (const box of boxes) box.checked = false;
      changed();
      search.focus();
    });
    head.addEventListener("timeline:span", ({ detail: span }) => {
      state.span = span;
      changed();
    });
    head.addEventListener("timeline:known", ({ detail: known }) => {
      events = known;
      offer();
      show();
    });
    offer();
    show();
    performance.mark("tl-usable"); // benchmarks/readers.py waits for it
    // The words are read when there is time, so that the first letter typed is answered as fast as the next.
    const read = () => events.forEach((event) => event.words);
    if (typeof requestIdleCallback === "function") requestIdleCallback(read);
    else search.addEventListener("focus", read, { once: true });
  };

  const begin = () => document.querySelectorAll(".tl-filter").forEach(start);
  begin();
  // Material tells of each page that it shows, also where it swaps pages without loading them.
  addEventListener("DOMContentLoaded", () => typeof document$ !== "undefined" && document$.subscribe(begin));
})();
