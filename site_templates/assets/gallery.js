/* Opens the photographs of a page large, one after the other: by keyboard, mouse or finger.
   Without this script each photograph is a link to its large file. */
(function () {
  "use strict";

  var SWIPE = 40;
  var viewer = document.querySelector("[data-viewer]");
  var links = Array.from(document.querySelectorAll("a[data-photo]"));
  if (!viewer || !viewer.showModal || !links.length) return;
  var stage = viewer.querySelector("[data-stage]");
  var place = viewer.querySelector("[data-place]");
  var previous = viewer.querySelector("[data-previous]");
  var next = viewer.querySelector("[data-next]");
  var close = viewer.querySelector("[data-close]");
  var current = 0;
  var start = null;

  function show(number) {
    current = (number + links.length) % links.length;
    var figure = links[current].closest("figure");
    var picture = links[current].querySelector("picture").cloneNode(true);
    picture.querySelectorAll("[sizes]").forEach(function (one) {
      one.setAttribute("sizes", "100vw");
    });
    picture.querySelector("img").removeAttribute("loading");
    var shown = document.createElement("figure");
    shown.className = "viewer__figure";
    shown.append(picture, figure.querySelector("figcaption").cloneNode(true));
    stage.replaceChildren(shown);
    place.textContent = place.dataset.place
      .replace("{n}", current + 1)
      .replace("{total}", links.length);
  }

  function step(event, by) {
    event.preventDefault();
    if (links.length > 1) show(current + by);
  }

  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(number);
      viewer.showModal();
      (links.length > 1 ? next : close).focus();
    });
  });

  previous.hidden = next.hidden = place.hidden = links.length < 2;
  previous.addEventListener("click", function (event) {
    step(event, -1);
  });
  next.addEventListener("click", function (event) {
    step(event, 1);
  });
  close.addEventListener("click", function () {
    viewer.close();
  });
  viewer.addEventListener("click", function (event) {
    if (event.target === viewer || event.target === stage) viewer.close();
  });
  viewer.addEventListener("close", function () {
    stage.replaceChildren();
    links[current].scrollIntoView({ block: "nearest" });
  });

  viewer.addEventListener("keydown", function (event) {
    var links_in_it = Array.from(stage.querySelectorAll("a"));
    var buttons = [previous, next, close].filter(function (button) {
      return !button.hidden;
    }).concat(links_in_it);
    if (event.key === "ArrowLeft") step(event, -1);
    else if (event.key === "ArrowRight") step(event, 1);
    else if (event.key === "Home") step(event, -current);
    else if (event.key === "End") step(event, links.length - 1 - current);
    else if (event.key === "Tab") {
      /* the browser would lead on to its own buttons, from where one does not see the way back */
      event.preventDefault();
      var at = buttons.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
      buttons[(at + buttons.length) % buttons.length].focus();
    }
  });

  viewer.addEventListener(
    "touchstart",
    function (event) {
      var one = event.touches.length === 1 ? event.touches[0] : null;
      start = one && { x: one.clientX, y: one.clientY };
    },
    { passive: true }
  );
  viewer.addEventListener("touchend", function (event) {
    if (!start) return;
    var across = event.changedTouches[0].clientX - start.x;
    var along = event.changedTouches[0].clientY - start.y;
    start = null;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(along)) return;
    step(event, across < 0 ? 1 : -1);
  });
})();
