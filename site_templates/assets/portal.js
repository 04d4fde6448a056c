/* Opens and closes the search, for which it gets the theme's own script; changes the colours; has
   the page below the screen laid out in its time. */
(function () {
  "use strict";

  document.documentElement.classList.replace("no-js", "js");

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

  /* Of two buttons the one is shown that leads to the other colours; the theme's inline script wears
     what was chosen on the next page. */
  document.querySelectorAll("[data-colours]").forEach(function (button) {
    button.addEventListener("click", function () {
      var colour = { media: button.dataset.media, scheme: button.dataset.scheme };
      document.body.setAttribute("data-md-color-media", colour.media);
      document.body.setAttribute("data-md-color-scheme", colour.scheme);
      __md_set("__palette", { index: Number(button.dataset.colours), color: colour });
      document.querySelector(".colours--" + colour.scheme).focus();
    });
  });

  var toggle = document.getElementById("__search");
  var query = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !query) return;
  var opener = null;
  var asked = false;

  /* The theme's script begins when the page has come, as it had long ago, and where the address
     leads to a place in the page it would close the search again. If it does not come, it is asked
     for again for as long as the search is open. */
  function getSearch() {
    var source = document.querySelector("script[data-src]");
    if (asked || !source) return;
    asked = true;
    var place = location.hash;
    var bare = location.pathname + location.search;
    if (place) history.replaceState(history.state, "", bare);

    function back() {
      if (place && !location.hash) history.replaceState(history.state, "", bare + place);
    }

    var script = document.createElement("script");
    script.src = source.dataset.src;
    script.addEventListener("load", function () {
      document.dispatchEvent(new Event("DOMContentLoaded"));
      back();
    });
    script.addEventListener("error", function () {
      script.remove();
      asked = false;
      back();
      setTimeout(function () {
        if (toggle.checked) getSearch();
      }, 1000);
    });
    document.body.append(script);
  }

  function set(open) {
    if (open) getSearch();
    if (toggle.checked !== open) toggle.click();
  }

  document.querySelectorAll("[data-open-search]").forEach(function (button) {
    button.addEventListener("pointerenter", getSearch);
    button.addEventListener("focus", getSearch);
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
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") set(false);
  });
  toggle.addEventListener("change", function () {
    if (!toggle.checked && opener) {
      opener.focus();
      opener = null;
    }
  });
  if (address.searchParams.has("q")) getSearch();
})();
