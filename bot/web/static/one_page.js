// All the questions on one page, for when the engine is away: drawn, and read back.
import { make, spoken } from "./bubbles.js";

export function onePage(fields, use, words) {
  const form = make("form", "card one-page");
  form.autocomplete = "off";
  form.append(...fields.map((field, place) => ["one", "many"].includes(field.kind) ? choices(field) : written(field, place)));
  const button = make("button", "primary", words.use_answers);
  button.type = "submit";
  form.append(button);
  form.addEventListener("submit", (event) => { event.preventDefault(); use(); });
  // Enter ends a line for a child, and not the whole page.
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault(); });
  return form;
}

// The answers as they stand: words, or the values picked where there may be many.
export function answersOf(form, fields) {
  const data = new FormData(form);
  return Object.fromEntries(fields.map(({ name, kind }) => [name, kind === "many" ? data.getAll(name) : data.get(name) || ""]));
}

function choices(field) {
  const set = make("fieldset", "field"), picks = make("div", "picks");
  set.append(spoken(make("legend", "", field.asked), field), picks);
  for (const option of field.options) {
    const label = make("label"), input = make("input");
    Object.assign(input, { type: field.kind === "one" ? "radio" : "checkbox", name: field.name, value: option.value,
      checked: field.answer === option.value || (Array.isArray(field.answer) && field.answer.includes(option.value)) });
    label.append(input, spoken(make("span", "", option.label), option));
    picks.append(label);
  }
  return set;
}

function written(field, place) {
  const row = make("div", "field"), label = spoken(make("label", "", field.asked), field);
  const box = make(field.kind === "long" ? "textarea" : "input");
  Object.assign(box, { id: `field-${place}`, name: field.name, value: field.answer, autocomplete: "off", spellcheck: false });
  if (field.kind === "long") box.rows = 4;
  label.htmlFor = box.id;
  row.append(label, box);
  return row;
}
