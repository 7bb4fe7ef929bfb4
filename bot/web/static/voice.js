// Reading a message aloud, only with voices that live on the device: no word goes out to be spoken.
let local = null;

function voices() {
  if (!("speechSynthesis" in window)) return [];
  return speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith("en"));
}

function best() {
  const found = voices();
  return found.find((voice) => voice.lang.toLowerCase() === "en-gb") || found[0] || null;
}

export function watchVoices(changed) {
  const look = () => { local = best(); changed(Boolean(local)); };
  look();
  if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", look);
  addEventListener("pagehide", hush);
}

export const canSpeak = () => Boolean(local);

export function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export function speak(text, ended) {
  hush();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = local;
  spoken.lang = local.lang;
  spoken.rate = 0.95;
  spoken.onend = spoken.onerror = ended;
  speechSynthesis.speak(spoken);
}
