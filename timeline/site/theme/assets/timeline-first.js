// What runs before anything is drawn: where Material keeps what it keeps for a site, which is its
// partials/javascripts/base.html as a file, and what of a list is drawn first.
/* exported __md_scope, __md_hash, __md_get, __md_set */
var __md_scope = new URL(document.currentScript.dataset.base, location);
if (!__md_scope.pathname.endsWith("/")) __md_scope = new URL(`${__md_scope.pathname}/`, location);
var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing.
  }
};
document.documentElement.setAttribute("data-platform", navigator.platform);

// What is below the window waits for one frame. It comes at once where somebody moves, and after a second in any case:
// a window in the background draws no frame, and a slow page is not read to its end.
(() => {
  "use strict";

  if (location.hash) return; // a place below the window is asked for
  const root = document.documentElement;
  const reveal = () => root.removeAttribute("data-tl-first");
  root.setAttribute("data-tl-first", "");
  document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(reveal)));
  for (const sign of ["scroll", "wheel", "pointerdown", "keydown"]) addEventListener(sign, reveal, { capture: true, once: true, passive: true });
  setTimeout(reveal, 1000);
})();
