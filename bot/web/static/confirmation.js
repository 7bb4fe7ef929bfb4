// The confirmation: the number, the office's own dates, and Print, Save, Hide.
import { choice, day, make } from "./bubbles.js";

const DATES = [["received_date", "got_it"], ["intro_due", "hello_by"], ["response_due", "answer_by"], ["step1_due", "answer_by"]];
const KEEPING = ["print", "save", "hide"];

export const isKeeping = (button) => KEEPING.includes(button.does);

export function confirmation(receipt, buttons, press, words) {
  const card = make("section", "card receipt");
  card.append(make("h2", "", words.your_number), make("p", "reference", receipt.reference));
  const dates = make("ol", "dates");
  for (const [name, label] of DATES) {
    if (!receipt[name]) continue;
    const step = make("li");
    step.append(make("span", "", words[label]), make("strong", "", day(receipt[name], words)));
    dates.append(step);
  }
  card.append(dates);
  for (const other of receipt.linked || []) if (other.reference) card.append(make("p", "reference second", other.reference));
  const row = make("div", "actions");
  const byItself = { print: () => print(), save: () => save(card) };
  for (const button of buttons.filter(isKeeping)) row.append(choice(button, byItself[button.does] || press, words));
  card.append(row);
  return card;
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
