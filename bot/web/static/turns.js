// A conversation's turns: beginning, saying, pressing, and what happens when no answer comes.
import { call, newTurnId, NotAnswered } from "./calls.js";
import { choice, says, withNumbers } from "./bubbles.js";
import { cover } from "./cover.js";
import { answersOf } from "./one_page.js";
import { firstPart, measure } from "./typing.js";
import { show, steer } from "./showing.js";
import { chat, part, remember, words } from "./state.js";

const box = part("words");

export async function begin() {
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

export async function reopenOrBegin() {
  if (!chat.key) return begin();
  try {
    const answer = await call("GET", "/api/chat", { key: chat.key });
    if (answer.covered) return underCover(answer);
    return show(answer);
  } catch (problem) {
    if (problem.status !== 404) return failed(problem, reopenOrBegin);
    if (problem.error.code === "expired") part("log").append(says({ line: "RS2", text: problem.error.message }, words));
    return begin();
  }
}

function underCover(answer) {
  chat.now = { ...answer, messages: [] };
  steer({ ...answer, progress: null, text_allowed: false });
  cover(answer.messages[0].text, answer.buttons, own);
}

export function startAgain() {
  part("log").replaceChildren();
  part("answers").replaceChildren();
  box.value = "";
  begin();
}

export async function turn(what, { echo = null, after = null } = {}) {
  if (chat.busy) {
    // Whoever is not safe does not wait for the answer to something else to be told what to do.
    if (what.kind === "unsafe") notice(words.ring_now, null);
    if (!(chat.next && chat.next.urgent)) {
      chat.next = () => turn(what, { echo, after });
      chat.next.urgent = what.kind === "unsafe";
    }
    return;
  }
  const { kind, ...sent } = what;
  const body = { turn_id: newTurnId(), ...sent };
  const held = box.value;
  const send = async () => {
    working(true);
    clearNotice();
    try {
      const answer = await call("POST", "/api/chat/turn", { body, key: chat.key });
      working(false);
      if (after) after();
      show(answer, { echo, pressed: kind });
      goOn();
    } catch (problem) {
      working(false);
      if (chat.next && chat.next.urgent) return goOn();
      // Words that were changed since are a new turn; the same words are the same one.
      failed(problem, () => (sent.text === undefined || box.value === held ? send() : say()));
    }
  };
  await send();
}

function goOn() {
  const next = chat.next;
  chat.next = null;
  if (next) next();
}

export function press(button) {
  part("lf1").hidden = true;
  // What stands on the page with all questions is kept before anything else is done.
  const page = part("answers").querySelector(".one-page");
  if (page && button.kind !== "stop") return leavePage(page, button);
  // Words that wait in the box when That's all is pressed are sent first: nothing typed is lost.
  if (button.kind === "done" && chat.now.text_allowed && box.value.trim()) {
    say(() => press(chat.now.buttons.find((one) => one.label === button.label) || button));
    return;
  }
  const picked = chat.now.buttons.filter((one) => one.kind === "pick" && one.picked).map((one) => one.label);
  const echo = button.kind === "pick" ? null : button.kind === "done" && picked.length ? picked.join(", ") : button.label;
  turn({ button: button.id, kind: button.kind }, { echo });
}

// A press that is no answer and leaves no bubble.
export function own(button) {
  turn({ button: button.id, kind: "own" });
}

function leavePage(page, button) {
  const then = () => { const again = chat.now.controls.find((one) => one.kind === button.kind); if (again) press(again); };
  turn({ answers: answersOf(page, chat.now.fields), finished: false }, { after: () => { chat.next = then; } });
}

export function usePage() {
  turn({ answers: answersOf(part("answers").querySelector(".one-page"), chat.now.fields) });
}

export function say(then = null) {
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

export function failed(problem, retry) {
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
  withNumbers(shown.querySelector("p"), text);
  const again = shown.querySelector("button");
  again.hidden = !retry;
  again.onclick = retry;
  shown.hidden = false;
}

function clearNotice() {
  part("notice").hidden = true;
}
