// What the page knows: its words, its parts, and the conversation it holds the key of.
export const words = JSON.parse(document.body.dataset.words);
export const part = (id) => document.getElementById(id);
export const chat = { key: null, now: null, busy: false, next: null, look: null };

// The key lives with this page alone: in no storage, in no address.
export function remember() {
  history.replaceState(chat.key ? { page_key: chat.key, look: chat.look } : { look: chat.look }, "", "/");
}

export const OVER = ["deleted", "expired", "ended"];
