// What is drawn in the conversation. All text is put in as text, never as markup.
import { canSpeak, hush, speak } from "./voice.js";

// A number that can be rung: 999, or one of the helplines.
const NUMBERS = /\b(999|116 123|0[0-9]{2,4}(?: [0-9]{2,6}){1,3})\b/g;

export function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function says(message, words) {
  const bubble = make("div", "bubble bot");
  bubble.dataset.line = message.line;
  if (/^S\d/.test(message.line)) bubble.classList.add("safety");
  const text = spoken(withNumbers(make("p"), message.text), message);
  bubble.append(text, listenButton(message.text, words, message.lang));
  return bubble;
}

export function said(text, words) {
  const bubble = make("div", "bubble you");
  bubble.append(make("span", "unseen", words.you + ": "), make("p", "", text));
  bubble.lastElementChild.dir = "auto";
  return bubble;
}

// What is said in another language than the page's says so.
export function spoken(made, { lang }) {
  if (lang) Object.assign(made, { lang, dir: "ltr" });
  return made;
}

export function withNumbers(into, text) {
  into.replaceChildren();
  let from = 0;
  for (const found of text.matchAll(NUMBERS)) {
    into.append(text.slice(from, found.index));
    const link = make("a", "ring", found[0]);
    link.href = "tel:" + found[0].replaceAll(" ", "");
    into.append(link);
    from = found.index + found[0].length;
  }
  into.append(text.slice(from));
  return into;
}

function listenButton(text, words, lang = document.documentElement.dataset.language) {
  const button = make("button", "listen");
  button.type = "button";
  button.dataset.speaks = lang;
  button.hidden = !canSpeak(lang);
  button.setAttribute("aria-label", words.listen);
  button.append(document.getElementById("listen-icon").content.cloneNode(true));
  const quiet = () => { button.classList.remove("speaking"); button.setAttribute("aria-label", words.listen); };
  button.addEventListener("click", () => {
    if (button.classList.contains("speaking")) { hush(); quiet(); return; }
    for (const other of document.querySelectorAll(".listen.speaking")) other.classList.remove("speaking");
    button.classList.add("speaking");
    button.setAttribute("aria-label", words.hush);
    speak(text, lang, quiet);
  });
  return button;
}

export function choice(button, press, words) {
  const made = spoken(make("button", "chip " + button.kind, button.label), button);
  made.type = "button";
  made.dataset.kind = button.kind;
  const drawn = button.does && document.getElementById(button.does + "-icon");
  if (drawn) { made.classList.add("face"); made.prepend(drawn.content.cloneNode(true)); }
  if (button.picture && !drawn) made.prepend(picture(button.picture));
  if (button.kind === "pick") made.setAttribute("aria-pressed", String(Boolean(button.picked)));
  made.addEventListener("click", () => press(button, made));
  return made;
}

function picture(name) {
  const drawn = make("img", "picture");
  return Object.assign(drawn, { alt: "", width: 36, height: 36, loading: "lazy", src: `/static/vendor/pictures/${name}.svg` });
}

// The check page: each answer as the child gave it, with a button to change it.
export function checkCard(summary, changes, press, words) {
  const card = make("section", "card check");
  card.append(make("h2", "", words.check));
  const list = make("dl");
  for (const row of summary) {
    const change = changes.find((one) => one.field === row.field && (!one.question || one.question === row.question));
    const line = make("div", "row");
    const answer = make("dd", row.answer ? "" : "skipped");
    answer.append(make("span", "", row.answer || words.no_answer));
    line.append(spoken(make("dt", "", row.asked), row), answer);
    if (change) {
      const button = make("button", "change", words.change);
      button.type = "button";
      button.append(make("span", "unseen", ": " + row.asked));
      button.addEventListener("click", () => press(change, button));
      answer.append(button);
    }
    list.append(line);
  }
  card.append(list);
  return card;
}

export function day(iso, words) {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return `${words.days[(weekday + 6) % 7]} ${date} ${words.months[month - 1]} ${year}`;
}
