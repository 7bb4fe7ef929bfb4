// Reading a message aloud, only with voices that live on the device: no word goes out to be spoken.
function voiceOf(language) {
  if (!("speechSynthesis" in window)) return null;
  const local = speechSynthesis.getVoices().filter((voice) =>
    voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language.split("-")[0]);
  return local.find((voice) => voice.lang.toLowerCase() === "en-gb") || local[0] || null;
}

export function watchVoices(look) {
  look();
  if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", look);
  addEventListener("pagehide", hush);
}

export const canSpeak = (language) => Boolean(voiceOf(language));

export function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export function speak(text, language, ended) {
  hush();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voiceOf(language);
  spoken.lang = spoken.voice.lang;
  spoken.rate = 0.95;
  spoken.onend = spoken.onerror = ended;
  speechSynthesis.speak(spoken);
}
