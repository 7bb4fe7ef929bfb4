// The page of the chat: what is asked, what can be pressed, what was said.
import { call, newTurnId, NotAnswered } from "./calls.js";
import { checkCard, choice, make, said, says } from "./bubbles.js";
import { confirmation, isKeeping } from "./confirmation.js";
import { hush, watchVoices } from "./voice.js";
import { leaveBy } from "./leave.js";
import { lookBy } from "./look.js";
import { countLetters, firstPart, fitted } from "./typing.js";
import { Idle } from "./idle.js";

const words = JSON.parse(document.body.dataset.words);
const part = (id) => document.getElementById(id);
const box = part("words");
const chat = { key: null, now: null, busy: false, next: null, retry: null, look: null };

const remember = () => history.replaceState(chat.key ? { page_key: chat.key, look: chat.look } : { look: chat.look }, "", "/");

// --- beginning ---

async function begin() {
  chat.key = null;
  clearNotice();
  try {
    const answer = await call("POST", "/api/chat/start", { body: {} });
    chat.key = answer.page_key;
    remember();
    show(answer);
  } catch (problem) {
    failed(problem, begin);
  }
}

async function reopenOrBegin() {
  if (!chat.key) return begin();
  try {
    const answer = await call("GET", "/api/chat", { key: chat.key });
    if (answer.covered) return cover(answer.messages[0].text, answer.buttons, answer);
    return show(answer);
  } catch (problem) {
    if (problem.status !== 404) return failed(problem, reopenOrBegin);
    if (problem.error.code === "expired") part("log").append(says({ line: "RS2", text: problem.error.message }, words));
    return begin();
  }
}

function startAgain() {
  part("log").replaceChildren();
  part("answers").replaceChildren();
  box.value = "";
  begin();
}

// --- a turn ---

async function turn(what, { echo = null, after = null } = {}) {
  if (chat.busy) { chat.next = () => turn(what, { echo, after }); return; }
  const body = { turn_id: newTurnId(), ...what };
  const send = async () => {
    working(true);
    clearNotice();
    try {
      const answer = await call("POST", "/api/chat/turn", { body, key: chat.key });
      working(false);
      if (after) after();
      show(answer, { echo, pressed: what.kind });
      const next = chat.next;
      chat.next = null;
      if (next) next();
    } catch (problem) {
      working(false);
      failed(problem, send);
    }
  };
  await send();
}

function press(button) {
  part("lf1").hidden = true;
  // Words that wait in the box when That's all is pressed are sent first: nothing typed is lost.
  if (button.kind === "done" && chat.now.text_allowed && box.value.trim()) {
    say(() => press(chat.now.buttons.find((one) => one.label === button.label) || button));
    return;
  }
  const picked = chat.now.buttons.filter((one) => one.kind === "pick" && one.picked).map((one) => one.label);
  const echo = button.kind === "pick" ? null : button.kind === "done" && picked.length ? picked.join(", ") : button.label;
  turn({ button: button.id, kind: button.kind }, { echo });
}

function say(then = null) {
  const { part: text, rest } = firstPart(box.value, chat.now.max_chars);
  if (!text.trim()) { box.focus(); return; }
  part("lf1").hidden = true;
  turn({ text }, { echo: text, after: () => { box.value = rest; measure(); if (then) chat.next = then; } });
}

function working(busy) {
  chat.busy = busy;
  part("main").setAttribute("aria-busy", String(busy));
  part("typing").hidden = !busy;
  part("answers").classList.toggle("waiting", busy);
  part("send").disabled = busy;
  box.readOnly = busy;
  if (busy) part("typing").scrollIntoView({ block: "nearest" });
}

function failed(problem, retry) {
  if (!(problem instanceof NotAnswered)) throw problem;
  if (problem.status === 404) {
    part("answers").replaceChildren(choice({ label: words.start_again, kind: "answer" }, startAgain, words));
    notice(problem.error.message || words.RS2, null);
    return;
  }
  notice(problem.error.message || words.EN1, problem.status === 400 || problem.status === 413 ? null : retry);
}

function notice(text, retry) {
  part("dock").classList.remove("empty");
  const shown = part("notice");
  shown.querySelector("p").textContent = text;
  const again = shown.querySelector("button");
  again.hidden = !retry;
  again.onclick = retry;
  shown.hidden = false;
}

function clearNotice() {
  part("notice").hidden = true;
}

// --- what is shown ---

function show(answer, { echo = null, pressed = null } = {}) {
  const picking = pressed === "pick" && answer.question === (chat.now && chat.now.question);
  const known = picking ? new Set(chat.now.messages.map((one) => one.line + one.text)) : new Set();
  const before = chat.now;
  const state = before && before.state, hidden = before && before.receipt && !answer.receipt;
  chat.now = answer;
  uncover();
  if (answer.transcript) rebuild(answer);
  else {
    // What is erased there goes from the screen too.
    if (answer.state !== "open" && (state !== answer.state || hidden)) part("log").replaceChildren();
    else if (echo) part("log").append(said(echo, words));
    add(answer.messages.filter((one) => !known.has(one.line + one.text) && !(picking && PICKED.includes(one.line))));
  }
  part("status").textContent = picking ? answer.messages.filter((one) => PICKED.includes(one.line)).map((one) => one.text).join(" ") : "";
  if (picking) answer.messages = before.messages.length ? before.messages : answer.messages;
  if (picking) repick(answer);
  else offer(answer);
  if (answer.unsent) box.value = answer.unsent;
  measure();
  idle.touched();
  watch();
}

// What is asked after the confirmation stands below it, with its faces.
const RATING = "N22b";

// Said aloud after a pick, but no bubble of its own: the tick shows it.
const PICKED = ["PK1", "PK2"];

function rebuild(answer) {
  const log = part("log");
  // The words come back all at once; a screen reader is not made to hear the whole chat again.
  log.setAttribute("aria-live", "off");
  log.replaceChildren();
  for (const one of answer.transcript) {
    if (one.said) log.append(said(one.said, words));
    for (const message of one.messages) if (message.line !== "LF1" && !PICKED.includes(message.line)) log.append(says(message, words));
  }
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
}

function add(messages) {
  let delay = 0;
  const log = part("log");
  const first = log.children.length;
  for (const message of messages) {
    if (message.line === "LF1") { beside(message.text); continue; }
    if (message.line === RATING) continue;
    const bubble = says(message, words);
    bubble.style.animationDelay = `${delay}ms`;
    delay += 140;
    log.append(bubble);
  }
  return log.children[first] || null;
}

// LF1 stands beside the button it speaks of, once, on the first screen.
function beside(text) {
  part("lf1").firstElementChild.textContent = text;
  part("lf1").hidden = false;
}

function offer(answer) {
  const answers = part("answers");
  const held = document.activeElement;
  answers.replaceChildren();
  answers.className = "answers";
  if (answer.receipt) answers.append(confirmation(answer.receipt, answer.buttons, press, words));
  const changes = answer.buttons.filter((one) => one.kind === "change" && answer.summary);
  if (answer.summary) answers.append(checkCard(answer.summary, changes, press, words));
  const row = make("div", "chips");
  if (answer.buttons.some((one) => one.kind === "pick")) row.classList.add("many");
  if (answer.buttons.some((one) => one.does)) row.classList.add("faces");
  const rating = answer.messages.find((one) => one.line === RATING);
  if (rating) answers.append(make("p", "asked", rating.text));
  for (const button of answer.buttons) {
    if (!changes.includes(button) && !(answer.receipt && isKeeping(button))) row.append(choice(button, press, words));
  }
  const needs = answer.controls.find((one) => one.kind === "needs");
  if (needs && answer.question === "N01") row.append(choice({ ...needs, kind: "skip" }, () => press(needs), words));
  if (["deleted", "expired", "ended"].includes(answer.state)) row.append(choice({ label: words.start_again, kind: "answer" }, startAgain, words));
  answers.append(row);
  steer(answer);
  settleFocus(answer, held);
  settleScroll();
}

function repick(answer) {
  const made = [...part("answers").querySelectorAll(".chips > .chip")];
  if (made.length !== answer.buttons.length) { offer(answer); return; }
  const held = made.indexOf(document.activeElement);
  const row = make("div", "chips many");
  for (const button of answer.buttons) row.append(choice(button, press, words));
  made[0].parentElement.replaceWith(row);
  if (held >= 0) row.children[held].focus({ preventScroll: true });
}

function steer(answer) {
  const offered = new Map(answer.controls.map((one) => [one.kind, one]));
  for (const button of part("controls").children) {
    const control = offered.get(button.dataset.kind);
    button.hidden = !control;
    if (control) button.lastElementChild.textContent = control.label;
    button.onclick = () => control && press(control);
  }
  const needs = offered.get("needs");
  part("needs").hidden = !needs;
  if (needs) part("needs").textContent = needs.label;
  part("needs").onclick = () => { part("look-close").click(); press(needs); };
  if (offered.has("leave")) part("leave").lastElementChild.textContent = offered.get("leave").label;
  part("controls").hidden = ![...part("controls").children].some((one) => !one.hidden);
  part("say").hidden = !answer.text_allowed;
  part("dock").classList.toggle("empty", part("controls").hidden && part("say").hidden);
  // Where there are buttons the hint stands in the box itself, so that they keep their room.
  const choosing = answer.buttons.some((one) => one.kind === "answer" || one.kind === "pick");
  part("hint").textContent = choosing ? words.hint_buttons : words.hint;
  part("hint").classList.toggle("beside", choosing);
  box.placeholder = choosing ? words.hint_buttons : words.type_here;
  steps(answer.progress);
}

function steps(progress) {
  const shown = part("progress");
  shown.hidden = !progress;
  if (!progress) return;
  const minutes = Math.ceil(((progress.of - progress.at + 1) * 15) / 60);
  const text = progress.of - progress.at < 3 ? words.progress_last : words.progress;
  shown.querySelector("p").textContent = text.replace("%minutes%", minutes).replace("%at%", progress.at).replace("%of%", progress.of);
  shown.querySelector(".track > span").style.width = `${Math.min(100, (100 * progress.at) / progress.of)}%`;
}

function settleFocus(answer, held) {
  const typing = held === box || held === part("send");
  const keyboard = matchMedia("(pointer: fine)").matches;
  const free = answer.text_allowed && !answer.buttons.some((one) => one.kind === "answer" || one.kind === "pick");
  if (answer.text_allowed && (typing || (keyboard && free))) box.focus({ preventScroll: true });
  else part("answers").focus({ preventScroll: true });
}

function settleScroll() {
  const main = part("main"), log = part("log");
  const mine = [...log.querySelectorAll(".you")].pop();
  const from = mine && log.lastElementChild !== mine ? mine : log.firstElementChild;
  if (!from) return;
  const top = from.offsetTop - 12;
  main.scrollTo({ top: mine ? Math.min(top, main.scrollHeight) : 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

// --- covering the words ---

function cover(text, buttons, answer = null) {
  hush();
  if (answer) chat.now = { ...answer, messages: [] };
  part("cover-words").textContent = text;
  part("cover-buttons").replaceChildren(...buttons.map((one) => choice(one, (button) =>
    button.id ? turn({ button: button.id, kind: "own" }) : (uncover(), idle.touched()), words)));
  document.body.classList.add("covered");
  part("cover").hidden = false;
  part("main").inert = true;
  if (answer) { steer({ ...answer, progress: null, text_allowed: false }); }
  part("cover").focus({ preventScroll: true });
}

function uncover() {
  document.body.classList.remove("covered");
  part("cover").hidden = true;
  part("main").inert = false;
}

// --- what comes by itself ---

let watching = null;

function watch() {
  clearTimeout(watching);
  if (!chat.key || !["open", "sending", "sent"].includes(chat.now.state)) return;
  const soon = chat.now.state === "sending" || part("log").querySelector("[data-line=S2f]:last-of-type");
  watching = setTimeout(look, soon ? 2500 : 10000);
}

async function look() {
  if (!chat.key || chat.busy) return watch();
  try {
    came(await call("GET", "/api/chat/updates", { key: chat.key, patience: 0 }));
  } catch (problem) {
    if (!(problem instanceof NotAnswered)) throw problem;
  }
  return watch();
}

function came(update) {
  if (chat.busy || !chat.now) return;
  const carryOn = update.buttons.find((one) => one.label === words.carry_on);
  if (update.messages.some((one) => /^W/.test(one.line)) && carryOn && idle.someoneIsTyping()) {
    call("POST", "/api/chat/turn", { body: { turn_id: newTurnId(), button: carryOn.id }, key: chat.key }).catch(() => {});
    return;
  }
  if (update.state !== chat.now.state) {
    add(update.messages);
    chat.now = update;
    offer(update);
    return;
  }
  if (!update.messages.length) return;
  add(update.messages);
  if (update.silent && carryOn) {
    if (chat.now.cover_when_idle) return cover(update.messages.at(-1).text, [carryOn], null);
    part("answers").prepend(choice(carryOn, (button) => turn({ button: button.id, kind: "own" }), words));
  }
  part("main").scrollTo({ top: part("main").scrollHeight });
}

const idle = new Idle(() => {
  if (chat.now && chat.now.state === "open" && chat.now.cover_when_idle && part("cover").hidden) {
    cover(words.covered, [{ label: words.carry_on, kind: "answer" }]);
  }
});

// --- the box ---

function measure() {
  countLetters(box, part("count"), chat.now ? chat.now.max_chars : 5000, words);
  fitted(box);
  const over = [...box.value].length > (chat.now ? chat.now.max_chars : 5000);
  box.parentElement.classList.toggle("over", over);
  part("send").lastElementChild.textContent = over ? words.send_part : words.send_words;
}

box.addEventListener("input", measure);
box.addEventListener("keydown", (event) => {
  const touch = matchMedia("(pointer: coarse)").matches;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !touch) { event.preventDefault(); say(); }
});
part("say").addEventListener("submit", (event) => { event.preventDefault(); if (!chat.busy) say(); });

chat.key = history.state && history.state.page_key;
chat.look = history.state && history.state.look;
lookBy(part, chat.look, (look) => { chat.look = look; remember(); measure(); });
leaveBy(part("leave"), document.body.dataset.leave, () => chat.key);
watchVoices((able) => { for (const one of document.querySelectorAll(".listen")) one.hidden = !able; });
part("app").hidden = false;
reopenOrBegin();
