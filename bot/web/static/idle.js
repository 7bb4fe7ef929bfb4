// Whether somebody is there: after five quiet minutes the page may cover the words.
const QUIET = 5 * 60 * 1000;
const TYPING = 60 * 1000;

export class Idle {
  constructor(quiet) {
    this.at = Date.now();
    for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, () => this.touched(), true);
    setInterval(() => { if (Date.now() - this.at >= QUIET) quiet(); }, 5000);
  }

  touched() {
    this.at = Date.now();
  }

  someoneIsTyping() {
    return Date.now() - this.at < TYPING && document.activeElement && document.activeElement.tagName === "TEXTAREA";
  }
}
