// Sets light or dark before anything is shown: Material's partials/javascripts/palette.html as a file. At a first visit,
// too, which Material leaves to its own script: on our pages that comes late.
(() => {
  const KEYS = ["media", "scheme", "primary", "accent"];
  const colorOf = (input) => Object.fromEntries(KEYS.map((key) => [key, input.getAttribute(`data-md-color-${key}`)]));
  const inputs = [...document.querySelectorAll("input[name='__palette']")];
  const first = inputs.find((input) => matchMedia(input.getAttribute("data-md-color-media") ?? "not all").matches);
  let color = __md_get("__palette")?.color ?? (first && colorOf(first));
  if (!color) return;
  if (color.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    color = { ...color, ...colorOf(document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${scheme})']`)) };
  }
  for (const [key, value] of Object.entries(color)) if (value !== null) document.body.setAttribute(`data-md-color-${key}`, value);
})();
