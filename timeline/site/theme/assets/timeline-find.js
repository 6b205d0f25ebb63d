// The finder: one box for words, names, dates and what is known of the evidence. The page is complete without it.
//
// Nothing is loaded before somebody turns to the box. Then the index comes in shards, which are scripts that call
// timelineFound(number, rows), because a page that is opened from a folder may load scripts but no data.
(() => {
  "use strict";

  const FIELDS = ["id", "title", "when", "days", "status", "who", "where", "tags", "source", "evidence", "text", "own"];
  const LABELS = { evidence: "Evidence", status: "Status", who: "Who", where: "Where", tags: "Tags", source: "Sources" };
  const KINDS = Object.keys(LABELS); // and, once the page is read, those that its settings declare, as "own.amount"
  const LISTED = 40; // so many of what is found are shown
  const FIRST = 8; // so many of them at once, as many as a window holds; the others when the browser has time
  const OFFERED = 8; // so many values of a facet
  const EPOCH = 719163; // the ordinal of 1970-01-01
  const DAY = 864e5;
  const EVIDENCE = {
    single: "one source only", disputed: "disputed", differ: "dates differ", unquoted: "no quote", inferred: "inferred date",
    planned: "planned", unchecked: "not checked by a person", changed: "changed since published",
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
  const ordinal = (year, month = 0, day = 1) => Math.round(new Date(0).setUTCFullYear(year, month, day) / DAY) + EPOCH;

  // --- Dates in a query: "march 2021", "2021-03-04", "since 2024", "before may 2020", "1990s" ---------------------------

  // The page brings the names of its own language: a browser takes 50 ms to look up those that it knows.
  const ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const months = new Map();
  // Not before they are asked for: the expressions of folding take as long as all that a page needs at first.
  const nameMonths = (names) => {
    const named = (list) => list.forEach((name, index) => months.set(fold(name).replace(/\.$/, ""), index % 12));
    named([...ENGLISH, ...ENGLISH.map((name) => name.slice(0, 3)), ...names]);
    months.set("sept", 8);
  };

  // The days that a date means, and how many of the words belong to it.
  const dateAt = (words, at) => {
    const number = (text) => (/^\d+$/.test(text || "") ? Number(text) : null);
    const iso = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(words[at] || "");
    const decade = /^(\d{3})0s$/.exec(words[at] || "");
    if (decade) return [ordinal(Number(`${decade[1]}0`)), ordinal(Number(`${decade[1]}0`) + 10) - 1, 1];
    if (iso && iso[3]) return [ordinal(+iso[1], +iso[2] - 1, +iso[3]), ordinal(+iso[1], +iso[2] - 1, +iso[3]), 1];
    if (iso && iso[2]) return [ordinal(+iso[1], +iso[2] - 1), ordinal(+iso[1], +iso[2]) - 1, 1];
    const first = number(words[at]);
    const before = first !== null && first <= 31 && months.has(words[at + 1]) ? 1 : 0; // "4 march 2021"
    if (before || months.has(words[at])) {
      const month = months.get(words[at + before]);
      const second = number(words[at + before + 1]);
      const third = number(words[at + before + 2]);
      if (before && second > 31) return [ordinal(second, month, first), ordinal(second, month, first), 3];
      if (!before && second !== null && second <= 31 && third > 31) return [ordinal(third, month, second), ordinal(third, month, second), 3];
      if (!before && second > 31) return [ordinal(second, month), ordinal(second, month + 1) - 1, 2];
      return null;
    }
    if (iso && +iso[1] > 999) return [ordinal(+iso[1]), ordinal(+iso[1] + 1) - 1, 1];
    return null;
  };
  const SINCE = new Set(["since", "after", "from", "seit", "nach", "ab"]);
  const BEFORE = new Set(["before", "until", "vor", "bis"]);

  // --- What is asked for -------------------------------------------------------------------------------------------------

  // Words that must be there, words that must not, and the days.
  const parse = (text) => {
    const query = { words: [], without: [], days: null };
    const words = (fold(text).match(/-?"[^"]*"|\S+/g) || []).map((word) => word.replace(/[,;:!?]+$/, "")).filter(Boolean);
    for (let at = 0; at < words.length; at += 1) {
      const preposition = SINCE.has(words[at]) ? "since" : BEFORE.has(words[at]) ? "before" : "";
      const date = dateAt(words, preposition ? at + 1 : at);
      if (date) {
        const [first, last, used] = date;
        const span = preposition === "since" ? [first, Infinity] : preposition === "before" ? [-Infinity, first - 1] : [first, last];
        query.days = query.days ? [Math.max(query.days[0], span[0]), Math.min(query.days[1], span[1])] : span;
        at += used - 1 + (preposition ? 1 : 0);
        continue;
      }
      const not = words[at].length > 1 && words[at].startsWith("-");
      const word = words[at].slice(not ? 1 : 0).replaceAll('"', "").trim();
      if (word) (not ? query.without : query.words).push(word);
    }
    return query;
  };

  const close = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return false;
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1)
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (Math.min(...next) > most) return false;
      row = next;
    }
    return row[other.length] <= most;
  };

  // --- The index -------------------------------------------------------------------------------------------------------

  const events = [];
  const arrivals = [];
  let loading = null;
  const known = new Map(); // words by their first letter: nobody slips there
  const read = (row) => {
    const event = Object.fromEntries(FIELDS.map((name, index) => [name, row[index]]));
    event.values = { status: [event.status], who: event.who, where: event.where, tags: event.tags, source: event.source, evidence: event.evidence };
    for (const kind of KINDS) if (kind.startsWith("own.")) event.values[kind] = event.own?.[kind.slice(4)] || [];
    const names = [...event.who, ...event.where, ...event.tags, ...event.source, ...Object.values(event.own || {}).flat()];
    event.head = ` ${fold(event.title)}`;
    event.hay = ` ${fold([event.title, event.when, event.text, ...names].join(" ")).replace(/[^\p{L}\p{N}'%.,]+/gu, " ")} `;
    return event;
  };
  window.timelineFound = (number, rows) => arrivals[number]?.(rows);
  const load = (place) =>
    (loading ??= Promise.all(
      Array.from({ length: Number(place.dataset.number) }, (_, number) =>
        new Promise((resolve, reject) => {
          arrivals[number] = resolve;
          const script = element("script", { src: new URL(`${place.dataset.shards}${number}.js`, location).href });
          script.addEventListener("error", reject);
          document.head.append(script);
        }),
      ),
    ).then(async (shards) => {
      nameMonths(JSON.parse(place.dataset.months || "[]"));
      for (const rows of shards)
        for (let at = 0; at < rows.length; at += 25) {
          events.push(...rows.slice(at, at + 25).map(read));
          await new Promise((done) => setTimeout(done)); // a key that is pressed meanwhile is answered first
        }
      idle(() => learn(50));
      await new Promise((done) => setTimeout(done)); // finding is a task of its own
    }));
  const idle = window.requestIdleCallback || ((done) => setTimeout(done, 50)); // Safari has none
  const cancelIdle = window.cancelIdleCallback || clearTimeout;
  let learnt = 0; // the events whose words are in the vocabulary, for words that nobody wrote
  const learn = (most) => {
    for (const event of events.slice(learnt, learnt + most)) 
      for (const word of event.hay.split(/[ .,]+/))
        if (word.length > 3) (known.get(word[0]) ?? known.set(word[0], new Set()).get(word[0])).add(word);
    learnt = Math.min(events.length, learnt + most);
    if (learnt < events.length && most < Infinity) idle(() => learn(most));
  };
  const vocabulary = () => {
    if (learnt < events.length) learn(Infinity);
    return known;
  };
  const slips = new Map();
  const nearest = (word) => {
    if (slips.has(word)) return slips.get(word);
    const most = word.length > 6 ? 2 : 1;
    let best = null;
    for (const other of vocabulary().get(word[0]) ?? []) if (close(word, other, best ? 1 : most)) best = other;
    slips.set(word, best);
    return best;
  };

  // --- The state, and its address --------------------------------------------------------------------------------------

  const state = { text: "", chosen: [] }; // chosen: {kind, value, how: "any" | "all" | "not"}
  const readState = () => {
    const query = new URLSearchParams(location.search);
    state.text = query.get("words") || query.get("find") || ""; // not "q", which opens Material's search
    state.chosen = KINDS.flatMap((kind) => [
      ...query.getAll(kind).map((value) => ({ kind, value, how: "any" })),
      ...query.getAll(`${kind}.all`).map((value) => ({ kind, value, how: "all" })),
      ...query.getAll(`${kind}.not`).map((value) => ({ kind, value, how: "not" })),
    ]);
  };
  const queryOf = () => {
    const query = new URLSearchParams(location.search);
    for (const name of ["words", "find", ...KINDS.flatMap((kind) => [kind, `${kind}.all`, `${kind}.not`])]) query.delete(name);
    if (state.text) query.set("words", state.text);
    for (const { kind, value, how } of state.chosen) query.append(how === "any" ? kind : `${kind}.${how}`, value);
    const text = query.toString();
    return text && `?${text}`;
  };
  const active = () => Boolean(state.text || state.chosen.length);

  const selection = () => {
    const query = parse(state.text);
    const replaced = [];
    const words = query.words.map((word) => {
      if (events.some((event) => event.hay.includes(` ${word}`))) return word;
      const near = nearest(word);
      if (near) replaced.push(near);
      return near ?? word;
    });
    const of = (how) => state.chosen.filter((one) => one.how === how);
    const groups = KINDS.map((kind) => of("any").filter((one) => one.kind === kind)).filter((group) => group.length);
    const [all, not] = [of("all"), of("not")];
    const has = (event, one) => event.values[one.kind].includes(one.value);
    const starts = words.map((word) => ` ${word}`);
    const without = query.without.map((word) => ` ${word}`);
    const fits = (event) =>
      (!query.days || (event.days && event.days[0] <= query.days[1] && event.days[1] >= query.days[0])) &&
      starts.every((word) => event.hay.includes(word)) &&
      groups.every((group) => group.some((one) => has(event, one))) &&
      all.every((one) => has(event, one)) &&
      !not.some((one) => has(event, one)) &&
      !without.some((word) => event.hay.includes(word));
    const found = events.filter(fits);
    if (words.length && found.length > LISTED) {
      // Those first whose titles have most of the words, each rank in time. Few of them are all shown, in time.
      const ranks = words.map(() => []).concat([[]]);
      for (const event of found) ranks[words.length - starts.filter((word) => event.head.includes(word)).length].push(event);
      return { found: ranks.flat(), words, replaced };
    }
    return { found, words, replaced };
  };

  // --- The page ---------------------------------------------------------------------------------------------------------

  const start = (place) => {
    if (place.childElementCount || !Number(place.dataset.events)) return;
    const own = JSON.parse(place.dataset.words || "{}"); // the words that are not English
    const say = (text) => own[text] || text;
    const said = (kind, value) => (kind === "status" ? say(value) : kind === "evidence" ? say(EVIDENCE[value] || value) : value);
    for (const [name, label] of Object.entries(JSON.parse(place.dataset.keys || "{}"))) {
      LABELS[`own.${name}`] = label;
      if (!KINDS.includes(`own.${name}`)) KINDS.push(`own.${name}`);
    }
    const page = place.closest(".md-content__inner") || document.body;
    const root = new URL(place.dataset.root, location);
    const suffix = place.dataset.suffix;
    const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, place.dataset.thousands || "");
    readState();

    const search = element("input", {
      type: "search", placeholder: say("Find: words, names, dates (march 2021, since 2024, -word)"), "aria-label": say("Find in the timeline"),
    });
    search.value = state.text;
    const opener = element("button", { type: "button", "aria-expanded": "false" }, say("Filter"));
    const panel = element("div", { class: "tl-panel", id: "tl-panel", hidden: "" });
    opener.setAttribute("aria-controls", panel.id);
    const form = element("form", { role: "search", "aria-label": say("Find in the timeline") }, search, opener, panel);
    const chips = element("div", { class: "tl-chips" });
    const count = element("p", { class: "tl-count", role: "status" });
    const wait = element("p", { class: "tl-loading", role: "status" });
    const head = place.closest(".tl-head");
    // It stands in the page from the beginning: to put it there would make the browser style the whole list again.
    const results = head.nextElementSibling;
    place.append(form, chips, wait, count);

    const line = (event, words) => {
      const link = element("a", { href: new URL(`events/${event.id}/${suffix}`, root).href }, ...marked(event.title, words));
      const title = element("span", { class: "tl-title", dir: "auto" }, link);
      if (event.status !== "reported")
        title.append(" ", element("em", { class: "tl-standing" }, element("span", { class: "tl-sign", "aria-hidden": "true" }), say(event.status)));
      const snippet = around(event.text, words);
      if (snippet) title.append(element("span", { class: "tl-snippet", dir: "auto" }, ...marked(snippet, words)));
      title.append(element("span", { class: "tl-snippet" }, event.source.slice(0, 4).join(" · ")));
      return element("li", { class: "tl-line", "data-standing": event.status }, element("span", { class: "tl-when" }, event.when), title);
    };
    // The text with the words found in it in <mark>; folding may change lengths, and then nothing is marked.
    const marked = (text, words) => {
      const folded = fold(text);
      if (folded.length !== text.length || !words.length) return [text];
      const parts = [];
      let at = 0;
      while (at < text.length) {
        const next = words
          .map((word) => [folded.indexOf(word, at), word.length])
          .filter(([index]) => index >= 0 && !/[\p{L}\p{N}]/u.test(folded[index - 1] || " "))
          .sort((a, b) => a[0] - b[0])[0];
        if (!next) break;
        parts.push(text.slice(at, next[0]), element("mark", {}, text.slice(next[0], next[0] + next[1])));
        at = next[0] + next[1];
      }
      return [...parts, text.slice(at)];
    };
    const cut = (text, most) => (text.length > most ? `${text.slice(0, text.lastIndexOf(" ", most) + 1 || most).trimEnd()} …` : text);
    const around = (text, words) => {
      const folded = fold(text);
      const at = words.map((word) => folded.indexOf(word)).find((index) => index >= 0);
      if (at === undefined) return words.length ? "" : cut(text, 140);
      const begin = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - 60)) + 1);
      return (begin ? "… " : "") + cut(text.slice(begin), 160);
    };

    let shown = LISTED;
    let rest = 0;
    let latest = { found: [], words: [], replaced: [] };
    // Two tasks, so that a key that is pressed between finding and drawing is answered first.
    const draw = () => {
      if (active()) latest = selection();
      clearTimeout(drawing);
      drawing = setTimeout(drawNow);
    };
    let drawing = null;
    const drawNow = () => {
      cancelIdle(rest);
      page.toggleAttribute("data-tl-finding", active());
      results.hidden = !active();
      drawChips();
      if (!active()) {
        count.textContent = "";
        results.replaceChildren();
        if (!panel.hidden) drawPanel();
        head?.dispatchEvent(new CustomEvent("timeline:found", { detail: null }));
        return;
      }
      const { found, words, replaced } = latest;
      count.textContent = found.length
        ? filled(say("%(shown)s of %(all)s events"), { shown: number(found.length), all: number(events.length) })
        : say("No event matches.");
      if (replaced.length) count.append(` ${filled(say("Searched for: %(words)s"), { words: replaced.join(", ") })}`);
      const lines = (from, to) => found.slice(from, to).map((event) => line(event, words));
      const list = element("ol", { class: "tl-lines tl-found" }, ...lines(0, FIRST));
      results.replaceChildren(list);
      const complete = () => {
        list.append(...lines(FIRST, shown));
        if (found.length <= shown) return;
        const more = element("button", { type: "button", class: "tl-copy" }, filled(say("Show %(number)s more"), { number: number(Math.min(100, found.length - shown)) }));
        more.addEventListener("click", () => ((shown += 100), draw()));
        results.append(more);
      };
      if (found.length > FIRST) rest = idle(complete);
      if (!panel.hidden) drawPanel();
      head?.dispatchEvent(new CustomEvent("timeline:found", { detail: new Set(found.map((event) => event.id)) }));
    };
    const HOW = { any: "", all: "all of", not: "without" };
    const drawChips = () => {
      chips.replaceChildren(
        ...state.chosen.map((one) => {
          const chip = element("button", { type: "button" }, `${HOW[one.how] ? `${say(HOW[one.how])} ` : ""}${said(one.kind, one.value)}`);
          chip.title = `${say("with")} → ${say("all of")} → ${say("without")} → –`;
          chip.addEventListener("click", () => {
            const next = { any: "all", all: "not", not: null }[one.how];
            if (next) one.how = next;
            else state.chosen.splice(state.chosen.indexOf(one), 1);
            changed(true);
          });
          return chip;
        }),
      );
      if (!active()) return;
      const clear = element("button", { type: "button", class: "tl-reset" }, say("Clear"));
      clear.addEventListener("click", () => {
        state.chosen = [];
        search.value = "";
        changed(true);
        search.focus();
      });
      const csv = element("button", { type: "button" }, say("CSV"));
      csv.addEventListener("click", () => save("events.csv", "text/csv", asCsv()));
      const atom = element("button", { type: "button" }, "Atom");
      atom.addEventListener("click", () => save("events.atom", "application/atom+xml", asAtom()));
      chips.append(clear, csv, atom);
      if (!document.querySelector("link[type='application/atom+xml']")) return;
      const followed = state.chosen.filter((one) => one.how !== "not" && feedOf(one));
      for (const one of followed)
        chips.append(element("a", { class: "tl-all", href: new URL(feedOf(one), root).href }, filled(say("Feed: %(name)s"), { name: said(one.kind, one.value) })));
      if (state.chosen.length && (followed.length !== 1 || state.chosen.length > 1 || state.text))
        chips.append(element("small", {}, say("The files hold what is found now. A feed follows one name, topic, status or kind of evidence.")));
    };
    // Where there is a feed of a facet: the address of a name is made as the pages make it; one event has no page of its names.
    const feedOf = ({ kind, value }) => {
      if (kind === "status" || kind === "evidence") return `${kind}/${value}/feed.atom`;
      const folder = { who: "who", where: "where", tags: "tags", source: "publishers" }[kind];
      const ascii = value.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
      const slug = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80).replace(/-$/, "");
      const named = events.filter((event) => event.values[kind].includes(value)).length;
      return folder && slug && named > 1 ? `${folder}/${slug}/feed.atom` : "";
    };
    const save = (name, type, text) => {
      const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };
    const addressOf = (event) => new URL(`events/${event.id}/${suffix}`, root).href;
    const asCsv = () => {
      const cell = (value) => `"${String(value).replaceAll('"', '""').replace(/^[=+\-@\t\r]/, "'$&")}"`;
      const own = KINDS.filter((kind) => kind.startsWith("own."));
      const names = ["id", "date", "title", "status", "who", "where", "tags", "sources", "page", ...own.map((kind) => kind.slice(4))];
      const rows = latest.found.map((event) => [
        event.id, event.when, event.title, event.status, event.who.join("; "), event.where.join("; "), event.tags.join("; "),
        event.source.join("; "), addressOf(event), ...own.map((kind) => event.values[kind].join("; ")),
      ]);
      return `\ufeff${[names, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    };
    // RFC 4287, as feeds are saved: the id is the address that shows the selection, and an entry is of the day that it happened.
    const asAtom = () => {
      const spaces = "http://www.w3.org/2005/Atom";
      const feed = document.implementation.createDocument(spaces, "feed");
      const add = (to, name, text = "", attributes = {}) => {
        const made = to.appendChild(feed.createElementNS(spaces, name));
        made.textContent = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "");
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        return made;
      };
      const now = new Date().toISOString();
      const title = document.querySelector("h1").textContent;
      const asked = [...state.chosen.map((one) => said(one.kind, one.value)), state.text].filter(Boolean);
      add(feed.documentElement, "id", location.href);
      add(feed.documentElement, "title", `${title}: ${asked.join(", ")}`);
      add(feed.documentElement, "updated", now);
      add(feed.documentElement, "link", "", { rel: "alternate", href: location.href });
      add(add(feed.documentElement, "author"), "name", title);
      for (const event of latest.found) {
        const entry = add(feed.documentElement, "entry");
        const day = event.days ? new Date((event.days[0] - EPOCH) * DAY) : null;
        add(entry, "id", addressOf(event));
        add(entry, "title", event.title);
        add(entry, "updated", day && day.getUTCFullYear() > 0 && day.getUTCFullYear() < 10000 ? `${day.toISOString().slice(0, 10)}T00:00:00Z` : now);
        add(entry, "link", "", { rel: "alternate", href: addressOf(event) });
        add(entry, "summary", `${event.when}. ${say(event.status)}. ${event.source.join(", ")}`);
      }
      return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(feed)}\n`;
    };

    // Facets with the numbers of what is found now; what is typed narrows their values, too.
    const drawPanel = () => {
      const focused = panel.contains(document.activeElement) && document.activeElement.dataset.facet;
      const found = active() ? latest.found : events;
      const typed = fold(search.value.trim().split(/\s+/).pop() || "");
      panel.replaceChildren(
        ...KINDS.flatMap((kind) => {
          const numbers = new Map();
          for (const event of found) for (const value of new Set(event.values[kind])) numbers.set(value, (numbers.get(value) || 0) + 1);
          const chosen = new Set(state.chosen.filter((one) => one.kind === kind).map((one) => one.value));
          const fits = (value) => Number(typed.length > 1 && fold(said(kind, value)).includes(typed));
          const values = [...numbers].sort((a, b) => fits(b[0]) - fits(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, OFFERED);
          if (!values.length) return [];
          const label = element("p", { id: `tl-facet-${kind.replace(".", "-")}` }, say(LABELS[kind]));
          return [
            element("div", { role: "group", "aria-labelledby": label.id }, label,
              ...values.map(([value, many]) => {
                const button = element("button", { type: "button", class: "tl-facet", "data-facet": `${kind} ${value}`, "aria-pressed": String(chosen.has(value)) },
                  element("span", { dir: "auto" }, said(kind, value)), element("small", {}, number(many)));
                button.addEventListener("click", (event) => {
                  const at = state.chosen.findIndex((one) => one.kind === kind && one.value === value);
                  if (at >= 0) state.chosen.splice(at, 1);
                  else state.chosen.push({ kind, value, how: "any" });
                  if (event.detail) toggle(false); // a pointer wants to see what is found, which is behind; a key stays
                  changed(true);
                });
                return button;
              })),
          ];
        }),
      );
      // The buttons are new ones: the one that had the focus has it again, or the first of all.
      if (focused) ([...panel.querySelectorAll("button")].find((one) => one.dataset.facet === focused) || panel.querySelector("button"))?.focus();
    };

    const keep = (step) => {
      try {
        history[step ? "pushState" : "replaceState"]({}, "", location.pathname + queryOf() + location.hash);
      } catch {
        // A page opened from a folder has no address to keep it in.
      }
    };
    const changed = async (step) => {
      state.text = search.value.trim();
      shown = LISTED;
      keep(step);
      if (await ready()) draw();
    };
    const ready = () => {
      const slow = setTimeout(() => (wait.textContent = say("Loading the events …")), 200);
      const loaded = () => (clearTimeout(slow), (wait.textContent = ""));
      return load(place).then(
        () => (loaded(), true),
        () => (loaded(), (count.textContent = say("The search index could not be loaded.")), false),
      );
    };

    // While keys come in quick succession only the last is answered: the box itself is never late.
    let waiting = null;
    let typing = false;
    search.addEventListener("input", () => {
      if (waiting === null) waiting = setTimeout(() => ((waiting = null), changed(!typing), (typing = true)), 40);
    });
    search.addEventListener("change", () => (typing = false));
    search.addEventListener("focus", () => ready(), { once: true });
    const toggle = (open) => {
      panel.hidden = !open;
      opener.setAttribute("aria-expanded", String(open));
      if (!open && (panel.contains(document.activeElement) || document.activeElement === document.body)) opener.focus();
    };
    opener.addEventListener("click", async () => {
      toggle(panel.hidden);
      if (!panel.hidden && (await ready())) drawPanel();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      opener.click();
      opener.focus();
    });
    document.addEventListener("click", (event) => {
      if (!panel.hidden && event.target.isConnected && !form.contains(event.target)) opener.click();
    });
    addEventListener("popstate", async () => {
      readState();
      search.value = state.text;
      if (await ready()) draw();
    });
    if (active()) ready().then((loaded) => loaded && draw());
    performance.mark("tl-usable"); // benchmarks/readers.py waits for it
  };

  const begin = () => document.querySelectorAll(".tl-filter").forEach(start);
  begin();
  // Material tells of each page that it shows, also where it swaps pages without loading them.
  for (const sign of ["DOMContentLoaded", "timeline:material"])
    document.addEventListener(sign, () => typeof document$ !== "undefined" && document$.subscribe(begin));
})();
