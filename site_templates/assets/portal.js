/* Opens and closes the search. Runs before the theme's own script, which does the rest. */
(function () {
  "use strict";

  /* The theme would ask for a sitemap beside every alternate address of this page. */
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) {
    link.setAttribute("rel", "alternate ");
  });

  /* A tracked link has been counted; who copies the address from here on passes on no name. */
  var address = new URL(location.href);
  if (address.searchParams.has("via")) {
    address.searchParams.delete("via");
    history.replaceState(history.state, "", address);
  }

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
