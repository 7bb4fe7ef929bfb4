// How it looks: size of the words, pictures, colours. Kept with the page itself, in no storage.
const LOOKS = ["size", "pictures", "colours"];

export function lookBy(part, remembered, remember) {
  const root = document.documentElement;
  const panel = part("look"), opener = part("look-button");
  const set = (name, value) => {
    root.dataset[name] = value;
    remember(Object.fromEntries(LOOKS.map((one) => [one, root.dataset[one]])));
  };
  for (const name of LOOKS) {
    const before = remembered && remembered[name];
    if (before) root.dataset[name] = before;
    for (const choice of part(name).querySelectorAll("input")) {
      if (before) choice.checked = choice.value === before;
      choice.addEventListener("change", () => set(name, choice.value));
    }
  }
  const show = (open) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? panel.querySelector("input:checked") : opener).focus();
  };
  opener.addEventListener("click", () => show(panel.hidden));
  part("look-close").addEventListener("click", () => show(false));
}
