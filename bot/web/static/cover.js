// Covering the words: after a reload, and when nobody is there after a worry. One press brings them back.
import { choice } from "./bubbles.js";
import { idle } from "./coming.js";
import { steer } from "./showing.js";
import { turn } from "./turns.js";
import { hush } from "./voice.js";
import { chat, part, words } from "./state.js";

export function cover(text, buttons, answer = null) {
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

export function uncover() {
  document.body.classList.remove("covered");
  part("cover").hidden = true;
  part("main").inert = false;
}
