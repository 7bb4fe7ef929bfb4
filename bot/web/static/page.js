// The page of the chat. This file only puts the parts together.
import { call } from "./calls.js";
import { idle, watch } from "./coming.js";
import { languageBy, useLanguage } from "./language.js";
import { leaveBy } from "./leave.js";
import { lookBy } from "./look.js";
import { measure } from "./typing.js";
import { show, showBy } from "./showing.js";
import { failed, press, reopenOrBegin, say, startAgain, usePage } from "./turns.js";
import { canSpeak, watchVoices } from "./voice.js";
import { chat, part, remember } from "./state.js";

const box = part("words");

box.addEventListener("input", measure);
box.addEventListener("keydown", (event) => {
  // With a keyboard Enter sends; on a touch screen it makes a new line, and Send is beside it.
  const touch = matchMedia("(pointer: coarse)").matches;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !touch) {
    event.preventDefault();
    if (!chat.busy) say();
  }
});
part("say").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!chat.busy) say();
});

chat.key = history.state && history.state.page_key;
chat.look = history.state && history.state.look;
showBy({ press, startAgain, usePage, followed: () => { idle.touched(); watch(); } });
lookBy(part, chat.look, (look) => { chat.look = look; remember(); measure(); });
leaveBy(part("leave"), document.body.dataset.leave, () => chat.key);
watchVoices(() => { for (const one of document.querySelectorAll(".listen")) one.hidden = !canSpeak(one.dataset.speaks); });
part("app").hidden = false;

// The open question is asked again in the new language; what was said and typed stays as it is.
async function askAgain() {
  if (chat.busy) { chat.next = askAgain; return; }
  if (!chat.key || !chat.now || chat.now.state !== "open") return;
  try {
    const answer = await call("POST", "/api/chat/language", { body: {}, key: chat.key });
    // On the first screen nothing was said yet but our own greeting.
    if (!part("log").querySelector(".you")) part("log").replaceChildren();
    show(answer);
  } catch (problem) {
    failed(problem, askAgain);
  }
}

const chosen = history.state && history.state.language;
if (chosen && chosen !== document.documentElement.dataset.language) await useLanguage(chosen).catch(() => {});
languageBy(askAgain);
reopenOrBegin();
