// Keys for the desk. Everything they do is a link, button or field of the page, named by data-key; without this script
// all of it works by clicking. A panel that is open takes keys first.
(() => {
  const body = document.body;
  const typing = (element) => element && element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");

  const use = (element) => {
    if (typing(element)) {
      const panel = element.closest("details");
      if (panel) panel.open = true;
      element.focus();
      if (element.select) element.select();
    } else if (element.matches("input")) {
      element.focus({ preventScroll: true });
      element.click();
    } else if (element.matches("summary")) {
      for (const other of document.querySelectorAll("details.panel[open], details.menu[open]")) {
        if (other !== element.parentElement) other.open = false;
      }
      element.click();
      element.focus({ preventScroll: true });
      if (element.parentElement.open) element.scrollIntoView({ block: "nearest" });
    } else {
      element.click();
    }
  };

  const find = (key) => {
    const wanted = `[data-key="${CSS.escape(key)}"]:not(:disabled)`;
    const open = document.querySelector("details.panel[open]");
    const inside = open && open.querySelector(`:scope > :not(summary) ${wanted}, :scope > form ${wanted}`);
    if (inside) return inside;
    return [...document.querySelectorAll(wanted)].find(
      (element) => element.matches("summary") || !element.closest("details:not([open])") || element.closest("form#edit"),
    );
  };

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Escape") {
      if (typing(at)) at.blur();
      else for (const open of document.querySelectorAll("details.panel[open], details.menu[open]")) open.open = false;
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const accept = document.querySelector('.actions [data-key="a"]');
      if (accept) accept.click();
      return;
    }
    if (event.key === "Enter" && !typing(at)) {
      const enter = document.querySelector("details.panel[open] [data-enter]");
      if (enter) {
        event.preventDefault();
        enter.click();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(at)) return;
    const element = find(event.key);
    if (element) {
      event.preventDefault();
      use(element);
    }
  });

  // A second press while a form is on its way must not decide about the next one.
  let sent = false;
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => {
    sent = false;
  });

  document.addEventListener("change", (event) => {
    const fills = event.target.dataset && event.target.dataset.fills;
    if (fills) document.getElementById(fills).value = event.target.value;
    if (event.target.closest("form.filter") && event.target.matches("select, [type=checkbox]")) {
      event.target.form.requestSubmit();
    }
  });
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.addEventListener("click", () => {
      const summary = document.querySelector(`summary[data-key="${button.dataset.opens}"]`);
      if (summary) use(summary);
    });
  }

  // The passage is in the middle of its column; the page itself stays where it is.
  const here = document.getElementById("here");
  const column = document.querySelector(".source");
  if (here && column && column.scrollHeight > column.clientHeight) {
    column.scrollTop += here.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 3;
  }
  const why = document.getElementById("why");
  if (why) {
    why.checked = sessionStorage.getItem("why") === "1";
    why.addEventListener("change", () => sessionStorage.setItem("why", why.checked ? "1" : ""));
  }

  // Files that others change: a page on which nothing was filled in shows them, another one says so.
  const edit = document.getElementById("edit");
  let dirty = false;
  if (edit) edit.addEventListener("input", () => (dirty = true));
  const look = async () => {
    try {
      const answer = await fetch("/-/state?id=" + encodeURIComponent(body.dataset.id || ""), { cache: "no-store" });
      const now = await answer.json();
      if (!body.dataset.id || now.version === body.dataset.version || sent) return;
      if (dirty || !now.version) document.getElementById("stale").hidden = false;
      else location.reload();
    } catch {
      // The server was ended.
    }
  };
  const changes = new EventSource("/-/changes");
  changes.addEventListener("message", look);
  addEventListener("pagehide", () => changes.close());
})();
