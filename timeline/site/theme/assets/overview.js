// Lets the span of the overview be narrowed, by keys on two handles or by dragging over the drawing. Without it the
// overview is a list of links. What the filter leaves is drawn in full, the rest pale.
(() => {
  "use strict";

  const DAY = 864e5;
  const EPOCH = 719163; // the ordinal of 1970-01-01
  const FURTHEST = 9e7; // days from there that a Date can hold, and some to spare
  const DRAGGED = 5; // pixels: less is a click
  const UNITS = ["year", "month", "day"];

  const dateOf = (day) => new Date((day - EPOCH) * DAY);
  const dayOf = (date) => Math.round(date / DAY) + EPOCH;

  // The first day of the unit that a day is in, or of one so many units on.
  const startOf = (day, unit, on = 0) => {
    const date = dateOf(day);
    if (unit === "day") return day + on;
    const month = unit === "month" ? date.getUTCMonth() + on : 0;
    date.setUTCFullYear(date.getUTCFullYear() + (unit === "year" ? on : 0), month, 1);
    return dayOf(date);
  };
  const endOf = (day, unit, on = 0) => startOf(startOf(day, unit, on), unit, 1) - 1;

  const start = (view) => {
    const head = view.closest(".tl-head");
    const place = head.querySelector(".tl-filter");
    const [first, last] = view.dataset.days.split(" ").map(Number);
    if (!place || view.dataset.ready || Math.max(Math.abs(first - EPOCH), Math.abs(last - EPOCH)) > FURTHEST) return;
    view.dataset.ready = "yes";
    const own = JSON.parse(place.dataset.words || "{}"); // the words that are not English
    const say = (text) => own[text] || text;
    const days = last - first + 1;
    const unit = days < 400 ? "day" : days < 40 * 366 ? "month" : "year";
    const page = Math.max(1, Math.round(days / { day: 1, month: 30, year: 365 }[unit] / 10));
    const names = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
      ...Object.fromEntries(UNITS.slice(0, UNITS.indexOf(unit) + 1).map((name) => [name, "numeric"])),
      ...(unit !== "year" && { month: "long" }),
      ...(dateOf(first).getUTCFullYear() < 1 && { era: "short" }),
      timeZone: "UTC",
    });
    let span = null;

    const handle = (name, label) => {
      const made = document.createElement("span");
      made.className = `tl-handle tl-${name}`;
      for (const [key, value] of [
        ["role", "slider"],
        ["tabindex", "0"],
        ["aria-label", label],
        ["aria-valuemin", first],
        ["aria-valuemax", last],
      ])
        made.setAttribute(key, value);
      return made;
    };
    const handles = [handle("from", say("From")), handle("to", say("Until"))];
    const range = document.createElement("div");
    range.className = "tl-range";
    range.append(...handles);

    // The ends are moved to those of whole units; a span that is the whole is none.
    const set = (from, to) => {
      const [low, high] = from <= to ? [from, to] : [to, from];
      const next = [Math.max(first, startOf(low, unit)), Math.min(last, endOf(high, unit))];
      const whole = next[0] <= first && next[1] >= last;
      if (String(whole ? null : next) === String(span)) return;
      head.dispatchEvent(new CustomEvent("timeline:span", { detail: whole ? null : next }));
    };

    const draw = () => {
      const ends = span || [first, last];
      view.style.setProperty("--from", `${(100 * (ends[0] - first)) / days}%`);
      view.style.setProperty("--to", `${(100 * (last - ends[1])) / days}%`);
      view.toggleAttribute("data-narrowed", Boolean(span));
      handles.forEach((one, index) => {
        one.setAttribute("aria-valuenow", ends[index]);
        one.setAttribute("aria-valuetext", names.format(dateOf(ends[index])));
      });
    };

    handles.forEach((one, index) =>
      one.addEventListener("keydown", (event) => {
        const rtl = getComputedStyle(view).direction === "rtl" ? -1 : 1;
        const steps = { ArrowRight: rtl, ArrowUp: 1, ArrowLeft: -rtl, ArrowDown: -1, PageUp: page, PageDown: -page };
        const ends = [...(span || [first, last])];
        const limits = [index ? ends[0] : first, index ? last : ends[1]];
        if (event.key === "Escape") return set(first, last);
        if (event.key === "Home") ends[index] = limits[0];
        else if (event.key === "End") ends[index] = limits[1];
        else if (event.key in steps) ends[index] = (index ? endOf : startOf)(ends[index], unit, steps[event.key]);
        else return undefined;
        event.preventDefault();
        ends[index] = Math.min(limits[1], Math.max(limits[0], ends[index]));
        return set(...ends);
      }),
    );

    // Dragging over the drawing asks for what is dragged over; over a handle, moves it. A click stays a click.
    let drag = null;
    const dayAt = (event) => {
      const box = view.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      const along = getComputedStyle(view).direction === "rtl" ? 1 - share : share;
      return Math.min(last, Math.max(first, first + Math.floor(along * days)));
    };
    view.addEventListener("pointerdown", (event) => {
      if (event.button || !range.isConnected) return;
      const grabbed = handles.indexOf(event.target.closest(".tl-handle"));
      const fixed = grabbed < 0 ? dayAt(event) : (span || [first, last])[1 - grabbed];
      drag = { x: event.clientX, fixed, moved: grabbed >= 0 };
      if (grabbed >= 0) view.setPointerCapture(event.pointerId);
    });
    view.addEventListener("pointermove", (event) => {
      if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < DRAGGED)) return;
      if (!drag.moved) view.setPointerCapture(event.pointerId);
      drag.moved = true;
      drag.to = dayAt(event);
      drag.frame ??= requestAnimationFrame(() => {
        if (!drag) return;
        drag.frame = null;
        set(drag.fixed, drag.to);
      });
    });
    const release = () => {
      if (drag?.to !== undefined) {
        set(drag.fixed, drag.to);
        const stop = (click) => click.preventDefault();
        view.addEventListener("click", stop, true);
        setTimeout(() => view.removeEventListener("click", stop, true));
      }
      drag = null;
    };
    view.addEventListener("pointerup", release);
    view.addEventListener("pointercancel", () => (drag = null));
    view.addEventListener("dragstart", (event) => event.preventDefault());

    // Marks of events, and columns with the number of events that begin in them.
    const marks = [...view.querySelectorAll(".tl-mark")];
    const columns = [...view.querySelectorAll(".tl-columns > li")].map((column) => [
      column,
      ...column.dataset.days.split(" ").map(Number),
    ]);
    head.addEventListener("timeline:shown", ({ detail }) => {
      span = detail.span;
      if (!range.isConnected) view.append(range); // there is a filter, which the handles are of use for
      draw();
      if (span) detail.count.append(`, ${names.formatRange(...span.map(dateOf))}`);
      const out = new Set(detail.events.filter((event) => !event.fits).map((event) => event.id));
      for (const mark of marks) mark.toggleAttribute("data-out", out.has(mark.hash.slice(1)));
      if (!columns.length || !detail.events.length) return;
      const begins = detail.events.filter((event) => event.days).map((event) => [event.days[0], event.fits]);
      begins.sort((a, b) => a[0] - b[0]);
      let next = 0;
      for (const [column, from, to] of columns) {
        let all = 0;
        let fitting = 0;
        for (; next < begins.length && begins[next][0] <= to; next += 1)
          if (begins[next][0] >= from) {
            all += 1;
            fitting += begins[next][1];
          }
        column.style.setProperty("--fitting", all ? fitting / all : 1);
      }
    });
  };

  const begin = () => document.querySelectorAll(".tl-span").forEach(start);
  begin();
  addEventListener("DOMContentLoaded", () => typeof document$ !== "undefined" && document$.subscribe(begin));
})();
