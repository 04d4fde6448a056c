/* The sentence above the shows: hides those that do not suit. The choices live in the address,
   so that a list can be bookmarked and sent; without this script the whole list stands. */
(function () {
  "use strict";

  var form = document.querySelector("[data-filters]");
  if (!form) return;
  var fields = Array.from(form.querySelectorAll("select"));
  var count = form.querySelector("[data-count]");
  var none = document.querySelector("[data-none]");

  function suits(card) {
    // of a show that was just begun nothing is known: it answers to no choice
    var answers = (card.dataset.answers || "").split(" ");
    return fields.every(function (field) {
      return !field.value || answers.includes(field.name + ":" + field.value);
    });
  }

  function apply() {
    var shown = 0;
    document.querySelectorAll("[data-group] .card").forEach(function (card) {
      card.hidden = !suits(card);
      shown += card.hidden ? 0 : 1;
    });
    document.querySelectorAll("[data-group]").forEach(function (group) {
      group.hidden = !group.querySelector(".card:not([hidden])");
    });
    none.hidden = shown > 0;
    var words = shown === 1 ? count.dataset.one : count.dataset.many;
    count.textContent = words.replace("{n}", shown);
  }

  function remember() {
    var address = new URL(location.href);
    fields.forEach(function (field) {
      if (field.value) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    });
    history.replaceState(null, "", address);
  }

  function recall() {
    var chosen = new URL(location.href).searchParams;
    fields.forEach(function (field) {
      field.value = chosen.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
    });
    apply();
  }

  form.addEventListener("change", function () {
    remember();
    apply();
  });
  form.addEventListener("reset", function () {
    setTimeout(function () {
      remember();
      apply();
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  addEventListener("pageshow", recall);
  recall();
})();
