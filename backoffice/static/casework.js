// The answer page works without this. With it, what is typed is kept as it is typed, the checks and the child's view
// follow, and a session that ran out or a line that broke costs no word.
(function () {
  "use strict";
  var form = document.getElementById("answer-form");
  var beside = document.getElementById("beside");
  var line = document.getElementById("answer-kept");
  if (!form || !beside || !line || !window.fetch || !window.keptOnPage) { return; }

  var PAUSE = 600, TRY_AGAIN = [2000, 4000, 8000, 15000];
  var timer = null;        // runs while somebody types
  var busy = false;        // one question at a time, because each answer names the mark that the next one knows
  var unkept = false;      // something on the page is not with the office yet
  var typedSince = false;  // something was typed after the question that is being answered
  var held = false;        // somebody else wrote here: nothing is kept until it is settled by saving
  var failed = 0;          // questions in a row that got no answer
  var said = document.getElementById("answer-said");  // for whoever cannot see the page: only when something is wrong
  var kept = window.keptOnPage({form: form, before: form, tell: function (words) { said.textContent = words; }});

  function tell(words) { line.textContent = words; }

  function ask() {
    if (busy) { return; }
    clearTimeout(timer);
    busy = true;
    typedSince = false;
    fetch(form.dataset.desk, {method: "POST", body: new FormData(form), credentials: "same-origin",
                              headers: {Accept: "application/json"}})
      .then(function (answer) {
        if (answer.status === 401 || answer.status === 400) { kept.signedOut(ask); return null; }
        if (answer.status === 200 || answer.status === 409) { return answer.json(); }
        if (answer.status < 500) { kept.trouble("This was not kept. Copy your words, then reload the page."); return null; }
        throw new Error("no answer");
      })
      .then(function (told) { busy = false; if (told) { take(told); } })
      .catch(noAnswer);
  }

  function take(told) {
    failed = 0;
    if (told.beside) { show(told.beside); }
    if (!told.mark) {  // somebody else wrote here, or the answer can be written no more
      held = true;
      kept.trouble(told.message || "This was not kept.");
      return;
    }
    kept.calm();
    form.querySelector("[name=mark]").value = told.mark;
    unkept = typedSince;
    if (!typedSince) { tell(told.message); } else { later(); }
  }

  function show(html) {
    var sheet = beside.querySelector(".letter-sheet--tall"), at = sheet ? sheet.scrollTop : 0;
    beside.innerHTML = html;
    sheet = beside.querySelector(".letter-sheet--tall");
    if (sheet) { sheet.scrollTop = at; }
  }

  function noAnswer() {
    busy = false;
    var after = TRY_AGAIN[Math.min(failed, TRY_AGAIN.length - 1)];
    failed += 1;
    kept.trouble("The office does not answer. Your words are still on this page; trying again.");
    setTimeout(ask, after);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", function () {
    unkept = typedSince = true;
    if (held) { return; }
    tell("Not kept yet.");
    later();
  });

  // A press that sends the page waits for the question that is being answered: both would know the same mark.
  form.addEventListener("submit", function (event) {
    clearTimeout(timer);
    if (busy) {
      var button = event.submitter;
      event.preventDefault();
      setTimeout(function () { form.requestSubmit(button); }, 50);
      return;
    }
    if (!event.submitter || event.submitter.value !== "pdf") { unkept = false; } else if (unkept) { later(); }
  });

  window.addEventListener("beforeunload", function (event) {
    if (unkept) { event.preventDefault(); }
  });
})();
