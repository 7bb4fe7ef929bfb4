// A launcher for another website: one button that opens the chat in a tab of its own.
// The chat is never framed, and the page that holds the button learns nothing of it (noopener).
(function () {
  "use strict";
  var script = document.currentScript;
  var chat = new URL("/", script.src).href;
  var label = script.dataset.label || "Tell us what went wrong";
  var host = document.createElement("div");
  var shadow = host.attachShadow({ mode: "closed" });
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "a{display:inline-flex;align-items:center;min-height:48px;padding:10px 22px;border-radius:28px;background:#1c6b62;color:#fff;" +
    "font:600 17px/1.3 Lexend,'Trebuchet MS',Verdana,sans-serif;text-decoration:none;box-shadow:0 4px 18px rgb(0 0 0/.18)}" +
    "a:hover{background:#134e48}a:focus-visible{outline:3px solid #1b4bd1;outline-offset:3px}" +
    ":host([data-floating]){position:fixed;right:20px;bottom:20px;z-index:2147483000}@media print{:host{display:none}}"
  );
  shadow.adoptedStyleSheets = [sheet];
  var link = document.createElement("a");
  link.href = chat;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.referrerPolicy = "no-referrer";
  link.textContent = label;
  shadow.append(link);

  // The place may stand below the script; what is not there once the page is read whole is not there.
  function put() {
    var place = script.dataset.place ? document.querySelector(script.dataset.place) : null;
    if (!place) host.dataset.floating = "";
    (place || document.body).append(host);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", put); else put();
})();
