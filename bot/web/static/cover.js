// Covering the words: after a reload, and when nobody is there after a worry. One press brings them back.
import { choice } from "./bubbles.js";
import { hush } from "./voice.js";
import { part, words } from "./state.js";

export function cover(text, buttons, press) {
  hush();
  part("cover-words").textContent = text;
  part("cover-buttons").replaceChildren(...buttons.map((one) => choice(one, press, words)));
  document.body.classList.add("covered");
  part("cover").hidden = false;
  part("main").inert = true;
  part("cover").focus({ preventScroll: true });
}

export function uncover() {
  document.body.classList.remove("covered");
  part("cover").hidden = true;
  part("main").inert = false;
}
