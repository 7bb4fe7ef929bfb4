// What is on the screen after each answer: bubbles, buttons, controls, and where the eye and the keyboard are.
import { checkCard, choice, make, said, says } from "./bubbles.js";
import { confirmation, isKeeping } from "./confirmation.js";
import { onePage } from "./one_page.js";
import { measure } from "./typing.js";
import { uncover } from "./cover.js";
import { OVER, chat, part, words } from "./state.js";

const box = part("words");

// What a press on the screen does, and what follows on each answer: told by the page, so that nothing here knows of turns.
let does;

export function showBy(deeds) {
  does = deeds;
}

// What is asked after the confirmation stands below it, with its faces.
const RATING = "N22b";

const FACES = ["happy", "ok", "sad"];

// Said aloud after a pick, but no bubble of its own: the tick shows it.
const PICKED = ["PK1", "PK2"];

export function show(answer, { echo = null, pressed = null } = {}) {
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
  does.followed();
}

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

export function add(messages) {
  let delay = 0;
  const log = part("log");
  for (const message of messages) {
    if (message.line === "LF1") { beside(message.text); continue; }
    if (message.line === RATING) continue;
    const bubble = says(message, words);
    bubble.style.animationDelay = `${delay}ms`;
    delay += 140;
    log.append(bubble);
  }
}

// LF1 stands beside the button it speaks of, once, on the first screen.
function beside(text) {
  part("lf1").firstElementChild.textContent = text;
  part("lf1").hidden = false;
}

export function offer(answer) {
  const answers = part("answers");
  const held = document.activeElement;
  answers.replaceChildren();
  answers.className = "answers";
  if (answer.receipt) answers.append(confirmation(answer.receipt, answer.buttons, does.press, words));
  const changes = answer.buttons.filter((one) => one.kind === "change" && answer.summary);
  if (answer.summary) answers.append(checkCard(answer.summary, changes, does.press, words));
  if (answer.fields) answers.append(onePage(answer.fields, does.usePage, words));
  const row = make("div", "chips");
  if (answer.buttons.some((one) => one.kind === "pick")) row.classList.add("many");
  if (answer.buttons.some((one) => FACES.includes(one.does))) row.classList.add("faces");
  const rating = answer.messages.find((one) => one.line === RATING);
  if (rating) answers.append(make("p", "asked", rating.text));
  for (const button of answer.buttons) {
    if (!changes.includes(button) && !(answer.receipt && isKeeping(button))) row.append(choice(button, does.press, words));
  }
  const needs = answer.controls.find((one) => one.kind === "needs");
  if (needs && answer.question === "N01") row.append(choice({ ...needs, kind: "skip" }, () => does.press(needs), words));
  if (answer.question === "N01") row.append(picturesButton());
  if (OVER.includes(answer.state)) row.append(choice({ label: words.start_again, kind: "answer" }, does.startAgain, words));
  answers.append(row);
  steer(answer);
  settleFocus(answer, held);
  settleScroll();
}

// Younger children find the pictures on the first screen; anybody finds them under How it looks.
function picturesButton() {
  const root = document.documentElement;
  const name = () => (root.dataset.pictures === "on" ? words.hide_pictures : words.show_pictures);
  const made = choice({ label: name(), kind: "skip" }, () => {
    part("pictures").querySelector(`[value=${root.dataset.pictures === "on" ? "off" : "on"}]`).click();
    made.textContent = name();
  }, words);
  return made;
}

function repick(answer) {
  const made = [...part("answers").querySelectorAll(".chips > .chip")];
  if (made.length !== answer.buttons.length) { offer(answer); return; }
  const held = made.indexOf(document.activeElement);
  const row = make("div", "chips many");
  for (const button of answer.buttons) row.append(choice(button, does.press, words));
  made[0].parentElement.replaceWith(row);
  if (held >= 0) row.children[held].focus({ preventScroll: true });
}

export function steer(answer) {
  const offered = new Map(answer.controls.map((one) => [one.kind, one]));
  for (const button of part("controls").children) {
    const control = offered.get(button.dataset.kind);
    button.hidden = !control;
    if (control) button.lastElementChild.textContent = control.label;
    button.onclick = () => control && does.press(control);
  }
  const needs = offered.get("needs");
  part("needs").hidden = !needs;
  if (needs) part("needs").textContent = needs.label;
  part("needs").onclick = () => { part("look-close").click(); does.press(needs); };
  if (offered.has("leave")) part("leave").lastElementChild.textContent = offered.get("leave").label;
  part("controls").hidden = ![...part("controls").children].some((one) => !one.hidden);
  part("say").hidden = !answer.text_allowed;
  part("dock").classList.toggle("empty", part("controls").hidden && part("say").hidden);
  // Where there are buttons the hint stands in the box itself, so that they keep their room.
  const choosing = isChoosing(answer);
  part("hint").textContent = choosing ? words.hint_buttons : words.hint;
  part("hint").classList.toggle("beside", choosing);
  box.placeholder = choosing ? words.hint_buttons : words.type_here;
  steps(answer.progress);
}

// A question whose first button is an answer is one of buttons; else it is one of words.
const isChoosing = (answer) => answer.buttons.length > 0 && ["answer", "pick", "change", "send"].includes(answer.buttons[0].kind);

function steps(progress) {
  const shown = part("progress");
  shown.hidden = !progress;
  if (!progress) return;
  const left = progress.of - progress.at;
  const minutes = Math.ceil((left + 1) / 4);
  const text = left < 3 ? words.progress_last : minutes === 1 ? words.progress_one : words.progress;
  shown.querySelector("p").textContent = text.replace("%minutes%", minutes).replace("%at%", progress.at).replace("%of%", progress.of);
  shown.querySelector(".track > span").style.width = `${Math.min(100, (100 * progress.at) / progress.of)}%`;
}

function settleFocus(answer, held) {
  const typing = held === box || held === part("send");
  const keyboard = matchMedia("(pointer: fine)").matches;
  if (answer.text_allowed && (typing || (keyboard && !isChoosing(answer)))) box.focus({ preventScroll: true });
  else part("answers").focus({ preventScroll: true });
}

function settleScroll() {
  const main = part("main"), log = part("log");
  const mine = [...log.querySelectorAll(".you")].pop();
  const from = mine && log.lastElementChild !== mine ? mine : log.firstElementChild;
  if (!from) return;
  // Where there is little room the whole page scrolls, not the conversation in it.
  if (getComputedStyle(main).overflowY === "visible") { (mine ? from : log.firstElementChild).scrollIntoView(); return; }
  const top = from.offsetTop - 12;
  main.scrollTo({ top: mine ? Math.min(top, main.scrollHeight) : 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
