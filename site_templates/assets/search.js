/* Search without accents: "foret" finds "forêt". The theme's index keeps words as they are
   written, so what is typed is widened, for the theme's script alone, by the words of the site
   that are the same letters with other accents. Runs before the theme's own script. */
(function () {
  "use strict";

  var MOST = 12;
  var query = document.querySelector("[data-md-component=search-query]");
  var configuration = document.getElementById("__config");
  if (!query || !configuration) return;
  var words = [];
  var asked = false;

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function learn() {
    if (asked) return;
    asked = true;
    var base = new URL(JSON.parse(configuration.textContent).base + "/", location.href);
    fetch(new URL("search/search_index.json", base))
      .then(function (answer) {
        return answer.json();
      })
      .then(function (index) {
        var found = new Map();
        index.docs.forEach(function (entry) {
          var text = (entry.title + " " + entry.text).replace(/<[^>]*>/g, " ").toLowerCase();
          (text.match(/[\p{L}\p{N}]+/gu) || []).forEach(function (word) {
            found.set(word, folded(word));
          });
        });
        words = Array.from(found);
        // what was typed before the words were known is asked again: the theme's script reads
        // the field when a key is let go, and at no other time
        query.dispatchEvent(new Event("keyup", { bubbles: true }));
      })
      .catch(function () {
        asked = false;
      });
  }

  function widened(text) {
    if (/["+\-~^*:]/.test(text)) return text;
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map(function (term) {
        // the index knows "forêt" and its plural alike, but not what "forets" might be
        var plain = term.length > 3 ? folded(term).replace(/[sx]$/, "") : folded(term);
        var same = words.filter(function (entry) {
          return entry[1].startsWith(plain) && !entry[0].startsWith(term.toLowerCase());
        });
        var others = same.slice(0, MOST).map(function (entry) {
          return entry[0];
        });
        return [term].concat(others).join(" ");
      })
      .join(" ");
  }

  var native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(query, "value", {
    get: function () {
      return widened(native.get.call(query));
    },
    set: function (text) {
      native.set.call(query, text);
    },
  });
  query.addEventListener("focus", learn);
})();
