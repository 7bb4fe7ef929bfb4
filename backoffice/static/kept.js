// What a page does that keeps words while they are typed: the line that says so, and what happens when the office does
// not answer or a session ran out. The words stay on the page in any event.
(function () {
  "use strict";

  // `page` has: form, before (the box goes in front of it), tell(words) for whoever cannot see it.
  window.keptOnPage = function (page) {
    var form = page.form;

    function calm() {
      var box = document.getElementById("kept-trouble");
      if (box) { box.remove(); }
    }

    function trouble(words, button) {
      calm();
      var box = document.createElement("div"), line = document.createElement("p");
      box.className = "kept-trouble";
      box.id = "kept-trouble";
      line.textContent = words;
      box.appendChild(line);
      if (button) { box.appendChild(button); }
      page.before.parentNode.insertBefore(box, page.before);
      page.tell(words);
    }

    // Somebody signs in beside this page, and it goes on with a new token.
    function signedOut(goOn) {
      var link = document.createElement("a");
      link.href = form.dataset.signIn;
      link.target = "_blank";
      link.rel = "opener";
      link.className = "govuk-link";
      link.textContent = "Sign in again in a new window";
      trouble("You are signed out. Your words are still on this page.", link);
      window.addEventListener("focus", function back() {
        window.removeEventListener("focus", back);
        fetch(form.action, {credentials: "same-origin", headers: {Accept: "text/html"}})
          .then(function (answer) { return answer.ok ? answer.text() : ""; })
          .then(function (html) {
            var fresh = new DOMParser().parseFromString(html, "text/html");
            var token = fresh.querySelector("#" + form.id + " [name=csrf_token]");
            if (!token) { window.addEventListener("focus", back); return; }
            form.querySelector("[name=csrf_token]").value = token.value;
            calm();
            goOn();
          })
          .catch(function () { window.addEventListener("focus", back); });
      });
    }

    return {calm: calm, trouble: trouble, signedOut: signedOut};
  };
})();
