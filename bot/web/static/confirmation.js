// The confirmation: the number, the office's own dates, and Print, Save, Hide.
import { day, make } from "./bubbles.js";

const DATES = [["received_date", "got_it"], ["intro_due", "hello_by"], ["response_due", "answer_by"], ["step1_due", "answer_by"]];

export function confirmation(receipt, words, hide) {
  const card = make("section", "card receipt");
  card.append(make("h2", "", words.your_number), make("p", "reference", receipt.reference));
  const dates = make("ol", "dates");
  for (const [name, label] of DATES) {
    if (!receipt[name]) continue;
    const step = make("li");
    step.append(make("span", "", words[label]), make("strong", "", day(receipt[name])));
    dates.append(step);
  }
  card.append(dates);
  for (const other of receipt.linked || []) {
    const reference = typeof other === "string" ? other : other.reference;
    if (reference) card.append(make("p", "reference second", reference));
  }
  card.append(actions(card, receipt, words, hide));
  return card;
}

function actions(card, receipt, words, hide) {
  const row = make("div", "actions");
  const button = (name, press) => {
    const made = make("button", "chip " + name, words[name]);
    made.type = "button";
    made.addEventListener("click", press);
    row.append(made);
    return made;
  };
  const ask = () => {
    // HD1: what is hidden cannot be shown again, so it is asked first.
    row.replaceChildren(make("p", "", words.HD1));
    button("hide_yes", hide).focus();
    button("hide_no", () => { const fresh = actions(card, receipt, words, hide); row.replaceWith(fresh); fresh.querySelector(".hide").focus(); });
  };
  button("print", () => print());
  button("save", () => save(card));
  button("hide", ask);
  return row;
}

function save(card) {
  const lines = [...card.querySelectorAll("h2, .reference, li")].map((one) =>
    one.tagName === "LI" ? [...one.children].map((part) => part.textContent).join(" ") : one.textContent);
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/plain" }));
  link.download = "note.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
