// Material's own script takes longer than all of a page of the timeline, and its index of the search is larger than all of
// them. Here both wait until they are needed.
(() => {
  "use strict";

  const SERVED = ".md-header, .md-tabs, .md-footer, .md-sidebar";
  const INDEX = "search/search_index.json";
  const SEARCH = ".md-search, [for=__search], #__search";
  const isSearched = new URLSearchParams(location.search).has("q"); // Material's search is open

  // On our pages the script comes when the page is drawn and the browser has nothing else to do, or at once when somebody
  // turns to what it serves.
  const start = () => {
    const waiting = document.querySelector("script[type='text/plain'][data-late]");
    if (!waiting) return;
    waiting.remove();
    const script = document.createElement("script");
    script.addEventListener("load", () => document.dispatchEvent(new Event("timeline:material")));
    script.src = waiting.getAttribute("src");
    document.body.append(script);
  };
  const idle = window.requestIdleCallback || ((done) => setTimeout(done, 200)); // Safari has none
  addEventListener("load", () => requestAnimationFrame(() => idle(start, { timeout: 2000 })));
  if (isSearched) addEventListener("load", start);
  for (const sign of ["focusin", "pointerdown", "keydown"])
    addEventListener(sign, (event) => (event.target.closest?.(SERVED) || event.target === document.body) && start(), { capture: true });

  // Material asks for the whole index on every page. With this it asks when somebody turns to the search.
  const wanted = new Promise((resolve) => {
    if (isSearched) resolve();
    for (const sign of ["focusin", "pointerdown", "change"])
      addEventListener(sign, (event) => event.target.closest?.(SEARCH) && resolve(), { capture: true });
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    this.isSearchIndex = String(address).split("?")[0].endsWith(INDEX);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (!this.isSearchIndex) return send.apply(this, body);
    wanted.then(() => send.apply(this, body));
    return undefined;
  };
})();
