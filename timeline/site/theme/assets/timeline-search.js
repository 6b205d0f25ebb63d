// Material asks for the whole index of its search on every page. With this it asks when somebody turns to the search.
(() => {
  "use strict";

  const INDEX = "search/search_index.json";
  const SEARCH = ".md-search, [for=__search], #__search";

  const wanted = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("q")) resolve();
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
