/* Opens and closes the search; the theme's own script does the rest. */
(function () {
  "use strict";
  var toggle = document.getElementById("__search");
  var query = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !query) return;
  var opener = null;

  function set(open) {
    if (toggle.checked !== open) toggle.click();
  }

  document.querySelectorAll("[data-open-search]").forEach(function (button) {
    button.addEventListener("click", function () {
      opener = button;
      set(true);
      query.focus();
    });
  });
  document.querySelectorAll("[data-close-search]").forEach(function (button) {
    button.addEventListener("click", function () {
      set(false);
    });
  });
  toggle.addEventListener("change", function () {
    if (!toggle.checked && opener) {
      opener.focus();
      opener = null;
    }
  });
})();
