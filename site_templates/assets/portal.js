/* Opens and closes the search, and has the page below the screen laid out in its time. Runs before
   the theme's own script, which does the rest. */
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

  /* What is below the screen waits for the first photograph (portal.css), then comes a band at a
     time; all at once where somebody jumps, so that no band above grows after that. */
  var bands = Array.from(document.querySelectorAll(".band"));

  function layOut() {
    if (bands.length) bands.shift().style.contentVisibility = "visible";
  }

  function layOutInTime() {
    layOut();
    if (bands.length) soon(layOutInTime);
  }

  function layOutAll() {
    while (bands.length) layOut();
  }

  function soon(task) {
    if (window.requestIdleCallback) requestIdleCallback(task);
    else setTimeout(task, 50);
  }

  if (location.hash) layOutAll();
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("a[href^='#']")) layOutAll();
  });
  window.addEventListener("load", function () {
    soon(layOutInTime);
  });

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
