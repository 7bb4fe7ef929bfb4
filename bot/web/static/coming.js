// What comes without being asked: a late line, the number, the lines of silence.
import { call, newTurnId, NotAnswered } from "./calls.js";
import { choice } from "./bubbles.js";
import { cover, uncover } from "./cover.js";
import { Idle } from "./idle.js";
import { add, offer } from "./showing.js";
import { own } from "./turns.js";
import { chat, part, words } from "./state.js";

let watching = null;

export function watch() {
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
  const carryOn = update.buttons.find((one) => one.does === "carry_on");
  if (update.messages.some((one) => /^W/.test(one.line)) && carryOn && idle.someoneIsTyping()) {
    call("POST", "/api/chat/turn", { body: { turn_id: newTurnId(), button: carryOn.id }, key: chat.key }).catch(() => {});
    return;
  }
  if (update.state !== chat.now.state) {
    // What was wiped there goes from the screen too.
    part("log").replaceChildren();
    add(update.messages);
    chat.now = update;
    offer(update);
    return;
  }
  if (!update.messages.length) return;
  add(update.messages);
  if (update.silent && carryOn) {
    if (chat.now.cover_when_idle) return cover(update.messages.at(-1).text, [carryOn], own);
    part("answers").querySelector(".carry-on")?.remove();
    const made = choice(carryOn, own, words);
    made.classList.add("carry-on");
    part("answers").prepend(made);
  }
  part("main").scrollTo({ top: part("main").scrollHeight });
}

export const idle = new Idle(() => {
  if (chat.now && chat.now.state === "open" && chat.now.cover_when_idle && part("cover").hidden) {
    cover(words.covered, [{ label: words.carry_on, kind: "answer" }], back);
  }
});

function back() {
  uncover();
  idle.touched();
}
