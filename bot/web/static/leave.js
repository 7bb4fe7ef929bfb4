// Leave fast: the words go from the screen first, then from the server, and Back does not return.
const PRESSES = 3;
const WITHIN = 1500;

export function leaveBy(button, address, pageKey) {
  const go = () => {
    document.documentElement.classList.add("gone");
    document.body.replaceChildren();
    const key = pageKey();
    history.replaceState(null, "", "/");
    if (key) erase(key);
    location.replace(address);
  };
  button.addEventListener("click", go);
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (presses.length >= PRESSES) go();
  }, true);
  // A page that the browser kept for Back must not show itself again.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

function erase(key) {
  const body = new Blob([JSON.stringify({ page_key: key })], { type: "application/json" });
  if (navigator.sendBeacon && navigator.sendBeacon("/api/chat/leave", body)) return;
  fetch("/api/chat/leave", { method: "POST", body, keepalive: true, headers: { "Content-Type": "application/json" } })
    .catch(() => {});
}
