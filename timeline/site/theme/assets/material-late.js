// Material's own script takes longer than all of a page of the timeline. It comes when the page is drawn and the browser
// has nothing else to do, or at once when somebody turns to what it serves.
(() => {
  "use strict";

  const SERVED = ".md-header, .md-tabs, .md-footer, .md-sidebar";

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
  if (new URLSearchParams(location.search).has("q")) addEventListener("load", start); // Material's search is open
  for (const sign of ["focusin", "pointerdown", "keydown"])
    addEventListener(sign, (event) => (event.target.closest?.(SERVED) || event.target === document.body) && start(), { capture: true });
})();
