// Looks through the other years of a timeline that has a page for each: the list of years then says how many events
// fit in each and leads there with what was asked; the page of all years lists the events found. Their index is
// fetched when something is first asked for.
(() => {
  "use strict";

  const MOST = 100; // so many events are listed

  const start = (place) => {
    if (!place.dataset.index || place.dataset.ready) return;
    place.dataset.ready = "yes";
    const head = place.closest(".tl-head");
    const own = JSON.parse(place.dataset.words || "{}"); // the words that are not English
    const say = (text) => own[text] || text;
    const index = new URL(place.dataset.index, location);
    const isWhole = !document.querySelector(".tl-event");
    const years = [...head.querySelectorAll(".tl-years a")].map((link) => {
      const number = link.querySelector("small");
      return { link, number, all: number.textContent, address: link.href };
    });
    const note = document.createElement("p");
    note.className = "tl-note";
    note.setAttribute("role", "status");
    const found = document.createElement("ol");
    found.className = "tl-lines tl-found";

    const read = (event) => ({
      ...event,
      address: new URL(event.page, index).href,
      values: { status: [event.status], who: event.who, where: event.where, tags: event.tags, source: event.source },
      words: [event.title, event.when, event.text, ...event.who, ...event.where, ...event.tags, ...event.source]
        .join(" ")
        .toLowerCase(),
    });
    let loading;
    const load = () =>
      (loading ??= fetch(index)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
        .then((chronology) => chronology.events.map(read)));

    const line = ({ address, id, title, when }) => {
      const made = document.createElement("li");
      made.className = "tl-line";
      const date = document.createElement("span");
      date.className = "tl-when";
      date.textContent = when;
      const name = document.createElement("span");
      name.className = "tl-title";
      name.dir = "auto";
      const link = document.createElement("a");
      link.href = `${address}#${id}`;
      link.textContent = title;
      name.append(link);
      made.append(date, name);
      return made;
    };

    let asked;
    const answer = async (detail) => {
      asked = detail;
      if (!detail.active && !loading) return;
      let events;
      try {
        events = await load();
      } catch {
        note.textContent = say("Other years can only be looked through where the site is served from the web."); // as where the site is opened from a folder
        return;
      }
      if (asked !== detail) return;
      const fitting = detail.active ? events.filter(detail.fits) : events;
      const numbers = new Map();
      for (const event of fitting) numbers.set(event.address, (numbers.get(event.address) || 0) + 1);
      let elsewhere = 0;
      for (const { link, number, all, address } of years) {
        const here = link.getAttribute("aria-current") === "page";
        const fits = numbers.get(address) || 0;
        if (!here) elsewhere += fits;
        number.textContent = detail.active ? fits.toLocaleString(document.documentElement.lang) : all;
        link.href = address + detail.query;
        link.toggleAttribute("data-none", detail.active && !fits);
      }
      note.textContent = "";
      if (!detail.active || !isWhole)
        note.textContent = detail.active ? say("%(number)s in other years").replace("%(number)s", elsewhere) : "";
      else if (fitting.length > MOST) note.textContent = say("The first %(number)s are listed; the years above lead to all.").replace("%(number)s", MOST);
      found.replaceChildren(...(isWhole && detail.active ? fitting.slice(0, MOST).map(line) : []));
    };

    place.after(note, found);
    head.addEventListener("timeline:asked", ({ detail }) => answer(detail));
    if (!isWhole) return;
    // On the page of all years the filter knows no events before they are loaded: as soon as somebody turns to it.
    const tell = () =>
      load().then(
        (events) => head.dispatchEvent(new CustomEvent("timeline:known", { detail: events })),
        () => (note.textContent = say("Other years can only be looked through where the site is served from the web.")),
      );
    if (location.search) tell();
    else for (const sign of ["focusin", "pointerover"]) place.addEventListener(sign, tell, { once: true });
  };

  const begin = () => document.querySelectorAll(".tl-filter").forEach(start);
  begin();
  addEventListener("DOMContentLoaded", () => typeof document$ !== "undefined" && document$.subscribe(begin));
})();
