// The page of the chat. This file only puts the parts together.
import { leaveBy } from "./leave.js";
import { lookBy } from "./look.js";
import { measure } from "./typing.js";
import { reopenOrBegin, say } from "./turns.js";
import { watchVoices } from "./voice.js";
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
lookBy(part, chat.look, (look) => { chat.look = look; remember(); measure(); });
leaveBy(part("leave"), document.body.dataset.leave, () => chat.key);
watchVoices((able) => { for (const one of document.querySelectorAll(".listen")) one.hidden = !able; });
part("app").hidden = false;
reopenOrBegin();
