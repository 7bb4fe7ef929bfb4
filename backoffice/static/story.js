// The story's page works without this. With it, every change is kept and drawn as it is made, pictures can be dragged,
// and a session that ran out or a line that broke costs no word.
(function () {
  "use strict";
  var form = document.getElementById("story-form");
  var desk = document.getElementById("desk");
  var said = document.getElementById("story-said");
  if (!form || !desk || !window.fetch || !window.keptOnPage) { return; }

  var PAUSE = 500, TRY_AGAIN = [2000, 4000, 8000, 15000];
  var WHOLE_PAGE = ["save", "send"];
  var timer = null;        // runs while somebody types
  var busy = false;        // one question at a time, because each answer names the state the next one knows
  var waiting = null;      // what to ask next
  var unkept = false;      // something on the page is not with the office yet
  var typedSince = false;  // something was typed after the question that is being answered
  var failed = 0;          // questions in a row that got no answer
  var leaving = false;

  function torn() { return form.querySelector("[name=torn]") !== null; }
  function find(id) { return document.getElementById(id); }
  function tell(words) { said.textContent = words; }

  var onPage = window.keptOnPage({form: form, before: desk, tell: tell});

  // --- asking and answering ---

  function ask(question) {
    if (busy) { waiting = stronger(waiting, question); return; }
    clearTimeout(timer);
    busy = true;
    typedSince = false;
    var data = new FormData(form);
    data.set("go", question.go);
    if (question.press) {
      question.focus = question.focus || (document.activeElement && document.activeElement.id);
      desk.inert = true;
    }
    fetch(form.action, {method: "POST", body: data, credentials: "same-origin", headers: {Accept: "application/json"}})
      .then(function (answer) {
        if (answer.status === 401 || answer.status === 400) { signedOut(question); return null; }
        if (answer.status === 200 || answer.status === 409) { return answer.json(); }
        if (answer.status < 500) { stuck("This was not kept. Reload the page to see why."); return null; }
        throw new Error("no answer");
      })
      .then(function (told) { if (told) { take(told, question); } else { free(); } })
      .catch(function () { noAnswer(question); });
  }

  function stronger(one, other) { return one && one.press ? one : other; }

  function take(told, question) {
    if (!told.desk) { stuck(told.message || "This was not kept."); free(); return; }
    failed = 0;
    onPage.calm();
    var fresh = document.createElement("div");
    fresh.innerHTML = told.desk;
    unkept = typedSince || told.moved;
    if ((question.whole || told.moved) && !typedSince) { swap(fresh, question); } else if (!told.moved) { renew(fresh); }
    if (told.moved) { tell("This story is open in two places. Choose which one goes on."); }
    else if (question.says) { tell(question.says); }
    free();
    if (find("torn")) { find("torn").focus(); }
    if (typedSince && !torn()) { later(); }
  }

  function free() {
    desk.inert = false;
    busy = false;
    if (waiting) { var next = waiting; waiting = null; next.then ? next.then() : ask(next); }
  }

  // Only what the office says, so that nobody is disturbed while they write.
  function renew(fresh) {
    ["story-data", "story-mark"].forEach(function (id) {
      var now = find(id), then = fresh.querySelector("#" + id);
      if (now && then) { now.value = then.value; }
    });
    fresh.querySelectorAll("[data-live]").forEach(function (then) {
      var now = find(then.id);
      if (now && !now.contains(document.activeElement)) { now.replaceWith(then); }
    });
  }

  // The whole desk, with the eye and the hand left where they were.
  function swap(fresh, question) {
    var open = {}, here = document.activeElement, id = question.focus || (here && here.id);
    var from = here && here.selectionStart;
    desk.querySelectorAll("details[id]").forEach(function (each) { open[each.id] = each.open; });
    desk.replaceChildren.apply(desk, Array.from(fresh.childNodes));
    desk.querySelectorAll("details[id]").forEach(function (each) { if (each.id in open) { each.open = open[each.id]; } });
    desk.inert = false;
    var to = id && find(id);
    if (!to || to.disabled) { to = question.press ? desk.querySelector(".strip__one--open .strip__button") : null; }
    if (!to) { return; }
    to.focus({preventScroll: !question.focus});
    if (to.id === id && typeof from === "number" && to.setSelectionRange && to.tagName === "TEXTAREA") {
      to.setSelectionRange(from, from);
    }
  }

  // --- when it does not go well ---

  function stuck(words) { unkept = true; onPage.trouble(words); }

  function noAnswer(question) {
    unkept = true;
    desk.inert = false;
    busy = false;
    waiting = null;
    var after = TRY_AGAIN[Math.min(failed, TRY_AGAIN.length - 1)];
    failed += 1;
    onPage.trouble("The office does not answer. Your words are still on this page; trying again.");
    setTimeout(function () { if (!busy && unkept) { ask(question); } }, after);
  }

  function signedOut(question) {
    unkept = true;
    onPage.signedOut(function () { ask(question); });
  }

  window.addEventListener("beforeunload", function (event) {
    if (unkept && !leaving) { event.preventDefault(); }
  });

  // --- typing and choosing ---

  function later() {
    clearTimeout(timer);
    timer = setTimeout(function () { ask({go: "look"}); }, PAUSE);
  }

  function count(field) {
    var meter = find(field.getAttribute("aria-describedby")), part = meter && meter.querySelector(".meter__part");
    if (!part) { return; }
    var words = field.value.split(/\s+/).filter(Boolean).length;
    part.textContent = part.textContent.replace(/^\d+/, String(words));
  }

  form.addEventListener("input", function (event) {
    unkept = true;
    typedSince = true;
    var kept = find("story-kept");
    if (kept && kept.firstChild) { kept.firstChild.textContent = "Not kept yet"; }
    count(event.target);
    if (!torn()) { later(); }
  });

  form.addEventListener("change", function (event) {
    var field = event.target;
    if (torn()) { return; }
    var shapes = field.tagName === "SELECT" || field.type === "radio" || field.type === "checkbox";
    if (shapes || /-bubble-\d+-text$/.test(field.name)) { ask({go: "look", whole: true}); }
  });

  form.addEventListener("submit", function (event) {
    var button = event.submitter, go = button ? button.value : "look";
    if (WHOLE_PAGE.indexOf(go) >= 0) {
      if (busy) { event.preventDefault(); waiting = {then: function () { form.requestSubmit(button); }, press: true}; return; }
      leaving = true;
      return;
    }
    event.preventDefault();
    press(go);
  });

  var FOCUS = {add: "-caption", copy: "", join: "-name"};
  var SAYS = {undo: "Undone.", redo: "Done again.", add: "A picture was added.", copy: "The picture was copied.",
              remove: "The picture was removed. Undo brings it back.", leave: "Taken out of the story."};

  function press(go, focus) {
    var what = go.split("-")[0], question = {go: go, whole: true, press: true, says: SAYS[what] || "", focus: focus};
    var pictures = desk.querySelectorAll(".strip__one[data-panel]").length;
    if (what === "add") { question.focus = "panel-" + pictures + FOCUS.add; }
    if (what === "join") { question.focus = "cast-" + desk.querySelectorAll("[id^=people-][value^=open]").length + FOCUS.join; }
    ask(question);
  }

  // --- moving pictures: by keys and by dragging; the buttons are presses like any other ---

  function move(from, to, focus) {
    var pictures = desk.querySelectorAll(".strip__one[data-panel]").length;
    if (to < 1 || to > pictures || from === to) { return; }
    ask({go: "move-" + from + "-" + to, whole: true, press: true, focus: focus || "strip-" + to,
         says: "Picture " + from + " is now picture " + to + "."});
  }

  form.addEventListener("keydown", function (event) {
    var button = event.target.closest && event.target.closest(".strip__button"), steps = {ArrowLeft: -1, ArrowRight: 1};
    if (button && event.key in steps && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      var all = Array.from(desk.querySelectorAll(".strip__button")), at = all.indexOf(button), to = at + steps[event.key];
      if (event.shiftKey && !button.classList.contains("strip__add")) { move(at + 1, to + 1); }
      else if (all[to]) { all[to].focus(); }
    }
  });

  document.addEventListener("keydown", function (event) {
    var key = event.key.toLowerCase(), writing = /^(TEXTAREA|INPUT)$/.test(event.target.tagName) && !/^(radio|checkbox)$/.test(event.target.type);
    if (!(event.ctrlKey || event.metaKey) || writing || (key !== "z" && key !== "y")) { return; }
    var button = find(key === "y" || event.shiftKey ? "go-redo" : "go-undo");
    event.preventDefault();
    if (button && !button.disabled) { press(button.value); }
  });

  // One way for a mouse, a pen and a finger. A finger holds a picture for a moment first, so that it can scroll as well.
  var HOLD = 350, SLACK = 6, drag = null;

  function lift() {
    drag.on = true;
    drag.one.classList.add("strip__one--moving");
  }

  function follow(event) {
    drag.one.style.transform = "translate(" + (event.clientX - drag.x) + "px," + (event.clientY - drag.y) + "px)";
    unmark();
    var where = place(event);
    if (where && where.to !== drag.from) {
      where.over.classList.add(where.after ? "strip__one--after" : "strip__one--before");
    }
  }

  function letGo() {
    if (!drag) { return; }
    clearTimeout(drag.timer);
    drag.one.classList.remove("strip__one--moving");
    drag.one.style.transform = "";
    unmark();
    drag = null;
  }

  function place(event) {
    var under = document.elementFromPoint(event.clientX, event.clientY);
    var over = under && under.closest(".strip__one[data-panel]");
    if (!over) { return null; }
    var box = over.getBoundingClientRect(), after = event.clientX > box.left + box.width / 2;
    var gap = Number(over.dataset.panel) + (after ? 1 : 0);
    return {over: over, after: after, to: gap > drag.from ? gap - 1 : gap};
  }

  function unmark() {
    desk.querySelectorAll(".strip__one--before, .strip__one--after").forEach(function (each) {
      each.classList.remove("strip__one--before", "strip__one--after");
    });
  }

  form.addEventListener("pointerdown", function (event) {
    var one = event.target.closest && event.target.closest(".strip__one[data-panel]");
    if (!one || drag || torn() || event.button !== 0 || !event.isPrimary) { return; }
    drag = {one: one, from: Number(one.dataset.panel), pointer: event.pointerId, x: event.clientX, y: event.clientY,
            on: false, timer: event.pointerType === "touch" ? setTimeout(lift, HOLD) : null};
  });

  document.addEventListener("pointermove", function (event) {
    if (!drag || event.pointerId !== drag.pointer) { return; }
    if (!drag.on && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > SLACK) {
      if (drag.timer) { letGo(); return; }
      lift();
    }
    if (drag.on) { follow(event); }
  });

  document.addEventListener("pointerup", function (event) {
    if (!drag || event.pointerId !== drag.pointer) { return; }
    var from = drag.from, where = drag.on ? place(event) : null;
    letGo();
    if (where) { move(from, where.to); }
  });

  document.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { letGo(); } });
  form.addEventListener("contextmenu", function (event) { if (drag) { event.preventDefault(); } });
  form.addEventListener("touchmove", function (event) { if (drag && drag.on) { event.preventDefault(); } }, {passive: false});
})();
