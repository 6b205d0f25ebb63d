// Reloads a page of the site when what it shows has changed. The server says that files changed; whether this very page
// looks different now it says when it is asked, so that an edit of one event does not make all other pages jump.
(() => {
  const panel = document.getElementById("tl-live");
  if (!panel) return;
  const look = async () => {
    try {
      const answer = await fetch("/-/version?path=" + encodeURIComponent(panel.dataset.path), { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== panel.dataset.version) location.reload();
    } catch {
      // The server was ended; the next change that it tells of will do.
    }
  };
  const changes = new EventSource("/-/changes");
  changes.addEventListener("message", look);
  addEventListener("pagehide", () => changes.close());
})();
