// The answer page works without this. With it, the checks and the child's view follow what is typed, and nobody leaves
// by mistake while something is not saved.
(function () {
  "use strict";
  var form = document.querySelector("form[data-beside]");
  var beside = document.getElementById("beside");
  if (!form || !beside || !window.fetch) { return; }
  var waiting = null, asked = 0;

  function ask() {
    var mine = ++asked;
    fetch(form.dataset.beside, {method: "POST", body: new FormData(form), credentials: "same-origin"})
      .then(function (answer) { return answer.ok ? answer.text() : null; })
      .then(function (html) {
        if (html === null || mine !== asked) { return; }
        var sheet = beside.querySelector(".letter-sheet--tall");
        var at = sheet ? sheet.scrollTop : 0;
        beside.innerHTML = html;
        sheet = beside.querySelector(".letter-sheet--tall");
        if (sheet) { sheet.scrollTop = at; }
      })
      .catch(function () { /* The page still has its "Check again" button. */ });
  }

  var unsaved = false;
  window.addEventListener("beforeunload", function (event) {
    if (unsaved) { event.preventDefault(); }
  });
  form.addEventListener("submit", function (event) {
    if (!event.submitter || event.submitter.value !== "pdf") { unsaved = false; }
  });

  form.addEventListener("input", function () {
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
  });
})();
