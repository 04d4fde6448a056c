/* Plays a trailer where it stands. Until somebody asks for it, its host hears nothing; without
   this script the photograph is a link to the film's own page. */
(function () {
  "use strict";

  function frame(button) {
    var player = document.createElement("iframe");
    player.className = "trailer__film";
    player.title = button.dataset.title;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    /* Hosts refuse to play for a page that does not say where it is; they learn no more. */
    player.referrerPolicy = "strict-origin";
    player.src = button.dataset.player;
    return player;
  }

  document.querySelectorAll("a[data-player]").forEach(function (link) {
    /* What plays here is no longer a way to another page. */
    var button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.player = link.dataset.player;
    button.dataset.title = link.dataset.title;
    button.append.apply(button, Array.from(link.childNodes));
    link.replaceWith(button);
    button.addEventListener("click", function () {
      var player = frame(button);
      button.replaceWith(player);
      player.focus();
    });
  });
})();
