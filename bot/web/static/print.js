// The Print button is offered only where a script can press it.
const button = document.querySelector("#print");
button.hidden = false;
button.addEventListener("click", () => print());
