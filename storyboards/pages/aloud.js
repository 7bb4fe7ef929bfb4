(function () {
  "use strict";
  var speech = window.speechSynthesis;
  var top = document.getElementById("aloud");
  if (!speech || !window.SpeechSynthesisUtterance || !top) { return; }

  var language = document.documentElement.lang.toLowerCase();
  var buttons = Array.prototype.slice.call(document.querySelectorAll("button[data-read]"));
  var queue = [];
  var reading = null;
  var said = null;

  // Only a voice that is on this device: a voice from elsewhere would be sent the words.
  function voice() {
    var near = speech.getVoices().filter(function (one) {
      return one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language.split("-")[0];
    });
    var exact = near.filter(function (one) { return one.lang.toLowerCase().replace("_", "-") === language; });
    return exact[0] || near[0] || null;
  }

  function offer() {
    var can = voice() !== null;
    buttons.forEach(function (button) { button.hidden = !can; });
    if (!can && reading) { stop(); }
  }

  function mark(element) {
    var marked = document.querySelector(".reading");
    if (marked) { marked.classList.remove("reading"); }
    if (element) {
      element.classList.add("reading");
      element.scrollIntoView({ block: "nearest" });
    }
  }

  function label(button, on) {
    button.querySelector("span").textContent = button.getAttribute(on ? "data-stop" : "data-read");
  }

  function stop() {
    queue = [];
    said = null;
    speech.cancel();
    mark(null);
    if (reading) { label(reading, false); }
    reading = null;
  }

  function next() {
    var piece = queue.shift();
    var local = voice();
    if (!piece || !local) { stop(); return; }
    mark(piece.closest("figure") || piece);
    said = new SpeechSynthesisUtterance(piece.textContent);
    said.voice = local;
    said.lang = local.lang;
    said.rate = 0.9;
    var mine = said;
    said.onend = said.onerror = function () { if (mine === said) { next(); } };
    speech.speak(said);
  }

  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      var again = reading === button;
      stop();
      if (again) { return; }
      var part = button.closest("figure") || document.querySelector("main");
      queue = Array.prototype.slice.call(part.querySelectorAll("[data-aloud]"));
      reading = button;
      label(button, true);
      next();
    });
  });
  window.addEventListener("pagehide", stop);
  if (speech.addEventListener) { speech.addEventListener("voiceschanged", offer); }
  offer();
})();
