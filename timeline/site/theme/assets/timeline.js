// What a page of the timeline gains with scripts: the depth in its address, the drawing that follows the finder and
// zooms with keys and wheel, what is new since the last visit, and buttons that copy. Each part works without the others.
(() => {
  "use strict";

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const wordsOf = (holder) => {
    const own = JSON.parse(holder?.dataset.words || "{}"); // the words that are not English
    return (text) => own[text] || text;
  };

  // An event that is on another page now, because its year became large, is found by its old address.
  const followOldAnchor = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const filter = document.querySelector(".tl-filter");
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !filter || document.getElementById(id)) return;
    location.replace(new URL(`events/${id}/${filter.dataset.suffix}`, new URL(filter.dataset.root, location)));
  };

  const keepDepth = () => {
    const boxes = [...document.querySelectorAll(".tl-depth-box")];
    const asked = new URLSearchParams(location.search).get("depth");
    const wanted = boxes.find((box) => box.value === asked);
    if (wanted) wanted.checked = true;
    for (const box of boxes) box.addEventListener("change", (event) => {
      const query = new URLSearchParams(location.search);
      query.set("depth", event.target.value);
      try {
        history.pushState({}, "", `${location.pathname}?${query}${location.hash}`);
      } catch {
        // A page opened from a folder.
      }
    });
    addEventListener("popstate", () => {
      const before = new URLSearchParams(location.search).get("depth");
      (boxes.find((box) => box.value === before) || boxes[0]).checked = true;
    });
  };

  // --- The drawing -------------------------------------------------------------------------------------------------------

  const followFinder = (view) => {
    const head = view.closest(".tl-head");
    head?.addEventListener("timeline:found", ({ detail: found }) => {
      for (const link of view.querySelectorAll(".tl-mark-link"))
        link.parentElement.toggleAttribute("data-out", Boolean(found) && !found.has(link.hash.slice(1)));
    });
  };

  // Zoom: the canvas grows under the pointer or the middle; the place stays where it was. + and - or 0, wheel with Ctrl
  // (which is also what a pinch on a touchpad sends), two fingers on a screen.
  const zoomable = (view) => {
    const canvas = view.querySelector(".tl-canvas");
    const filter = view.closest(".tl-head")?.querySelector(".tl-filter");
    if (!canvas || !filter) return;
    const say = wordsOf(filter);
    let factor = 1;
    const back = element("button", { type: "button", class: "tl-copy" }, say("Show the whole period"));
    const zoom = (next, x = view.clientWidth / 2) => {
      const wanted = Math.min(40, Math.max(1, next));
      if (wanted === factor) return;
      const share = (view.scrollLeft + x) / canvas.clientWidth;
      factor = wanted;
      canvas.style.width = factor === 1 ? "" : `${100 * factor}%`;
      view.scrollLeft = share * canvas.clientWidth - x;
      // Not there from the beginning: to put it there would make the browser style the whole drawing again.
      if (factor === 1) back.remove();
      else if (!back.isConnected) view.after(back);
    };
    back.addEventListener("click", () => zoom(1));
    view.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const factors = { "+": 2, "=": 2, "-": 0.5 };
      const link = event.target.getBoundingClientRect();
      const x = link.left + link.width / 2 - view.getBoundingClientRect().left;
      if (event.key in factors) zoom(factor * factors[event.key], x);
      else if (event.key === "0" || event.key === "Escape") zoom(1);
      else return;
      event.preventDefault();
    });
    view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(factor * Math.exp(-event.deltaY / 200), event.clientX - view.getBoundingClientRect().left);
    }, { passive: false });
    let pinch = null;
    const apart = (touches) => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
    view.addEventListener("touchstart", (event) => {
      pinch = event.touches.length === 2 ? { apart: apart(event.touches), factor } : null;
    }, { passive: true });
    view.addEventListener("touchmove", (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const middle = (event.touches[0].clientX + event.touches[1].clientX) / 2 - view.getBoundingClientRect().left;
      zoom((pinch.factor * apart(event.touches)) / pinch.apart, middle);
    }, { passive: false });
  };

  // --- What is new since the last visit, kept in this browser only -------------------------------------------------------

  const showNew = (place) => {
    const filter = document.querySelector(".tl-filter");
    if (!filter) return;
    const say = wordsOf(filter);
    const all = Number(filter.dataset.events);
    const key = `timeline.seen.${new URL(filter.dataset.root, location).pathname}`;
    let before = 0;
    try {
      before = Number(localStorage.getItem(key));
      localStorage.setItem(key, all);
    } catch {
      return; // a browser that keeps nothing
    }
    if (!before || all <= before) return;
    const changes = new URL(`changes/${filter.dataset.suffix}`, new URL(filter.dataset.root, location));
    const said = say("%(number)s new since your last visit").replace("%(number)s", all - before);
    place.append(element("a", { href: changes.href }, said));
    place.hidden = false;
  };

  // --- Arrow keys lead to the page before and after ----------------------------------------------------------------------

  const turnPages = (around) => {
    const keys = { ArrowLeft: "prev", ArrowRight: "next" };
    document.addEventListener("keydown", (event) => {
      const taken = event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      // Where arrows move a cursor, choose a value or scroll sideways they do that.
      if (taken || !around.isConnected || event.target.closest("input, textarea, select, [contenteditable], .tl-scroll, .tl-span, pre")) return;
      around.querySelector(`[rel="${keys[event.key]}"]`)?.click();
    });
  };

  // --- Copying ----------------------------------------------------------------------------------------------------------

  const copyButtons = (line) => {
    if (!navigator.clipboard) return;
    const say = wordsOf(line);
    const button = (label, text) => {
      const made = element("button", { type: "button", class: "tl-copy" }, say(label));
      made.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text());
        made.textContent = say("Copied");
        setTimeout(() => (made.textContent = say(label)), 2000);
      });
      return made;
    };
    line.prepend(button("Copy link", () => location.href.split("#")[0]), " ");
    for (const sentence of document.querySelectorAll(".tl-evidence .tl-passage:has(mark)")) {
      const link = sentence.querySelector(".tl-sentence");
      sentence.querySelector(".tl-where").append(
        button("Copy the quote and its link", () => `“${sentence.querySelector("mark").textContent}” ${link ? link.href : location.href.split("#")[0]}`),
      );
    }
    for (const block of document.querySelectorAll(".tl-cite .tl-label")) block.append(" ", button("Copy", () => block.nextElementSibling.textContent));
  };

  const once = (selector, start) => {
    for (const found of document.querySelectorAll(selector)) {
      if (found.dataset.ready) continue;
      found.dataset.ready = "yes";
      start(found);
    }
  };
  const begin = () => {
    followOldAnchor();
    once(".tl-depth", keepDepth);
    once(".tl-span", (view) => {
      followFinder(view);
      zoomable(view);
    });
    once("[data-tl-new]", showNew);
    once(".tl-evidence .tl-edit", copyButtons);
    once(".tl-around", turnPages);
  };
  begin();
  addEventListener("hashchange", followOldAnchor);
  for (const sign of ["DOMContentLoaded", "timeline:material"])
    document.addEventListener(sign, () => typeof document$ !== "undefined" && document$.subscribe(begin));
})();
