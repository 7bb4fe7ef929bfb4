// What the page knows: its words, its parts, and the conversation it holds the key of.
export const words = JSON.parse(document.body.dataset.words);
export const part = (id) => document.getElementById(id);
export const chat = { key: null, now: null, busy: false, next: null, look: null, language: null };

// The key lives with this page alone: in no storage, in no address.
export function remember() {
  const { key, look, language } = chat;
  history.replaceState(key ? { page_key: key, look, language } : { look, language }, "", "/");
}

export const OVER = ["deleted", "expired", "ended"];
