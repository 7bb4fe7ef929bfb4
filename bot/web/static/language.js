// The language of the page and of the helper's lines, chosen by the child at any time.
import { call } from "./calls.js";
import { chat, part, remember, words } from "./state.js";

const root = document.documentElement;

export async function useLanguage(language) {
  const told = await call("GET", `/words/${language}`);
  // What stands there already was said in the language before.
  for (const said of part("log").querySelectorAll(".bot p:not([lang])")) Object.assign(said, { lang: root.lang, dir: root.dir });
  Object.assign(words, told.words);
  Object.assign(root, { lang: told.lang, dir: told.dir });
  root.dataset.language = chat.language = language;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = words[one.dataset.word];
  for (const one of document.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", words[one.dataset.wordLabel]);
  remember();
}

export function languageBy(changed) {
  const choices = part("language");
  if (!choices) return;
  for (const choice of choices.querySelectorAll("input")) {
    choice.checked = choice.value === root.dataset.language;
    choice.addEventListener("change", () => useLanguage(choice.value).then(changed));
  }
}
