// Opens the tabs that were open before, or that the address names: Material's partials/javascripts/content.html as a file.
(() => {
  const open = __md_get("__tabs");
  if (Array.isArray(open))
    for (const label of document.querySelectorAll(".tabbed-set > .tabbed-labels label"))
      if (open.includes(label.innerText.trim())) document.getElementById(label.htmlFor).checked = true;
  const target = document.getElementById(location.hash.slice(1));
  if (target?.name) target.checked = target.name.startsWith("__tabbed_");
})();
