// The text box: it grows with the words, counts when the end is near, and cuts nothing without telling.
import { chat, part, words } from "./state.js";

const MOST = 5000;
const NEAR = 500;
const HIGHEST = 168;

export function measure() {
  const box = part("words"), shown = part("count");
  const left = (chat.now ? chat.now.max_chars : MOST) - [...box.value].length;
  const text = left < 0 ? words.over.replace("%count%", -left) : left <= NEAR ? words.left.replace("%count%", left) : "";
  if (shown.textContent !== text) shown.textContent = text;
  shown.classList.toggle("over", left < 0);
  box.parentElement.classList.toggle("over", left < 0);
  part("send").lastElementChild.textContent = left < 0 ? words.send_part : words.send_words;
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, HIGHEST)}px`;
}

// The first message of a text that is too long for one, cut between words where that can be.
export function firstPart(text, most) {
  const letters = [...text];
  if (letters.length <= most) return { part: text, rest: "" };
  const head = letters.slice(0, most).join("");
  const cut = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
  const at = cut > head.length / 2 ? cut : head.length;
  return { part: head.slice(0, at), rest: text.slice(at).replace(/^\s/, "") };
}
