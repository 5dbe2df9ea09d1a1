// Small comforts; every page works without them.
"use strict";
for (const button of document.querySelectorAll(".copyable .copy")) {
  if (!navigator.clipboard) break; // only on loopback and https
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}
for (const button of document.querySelectorAll(".show-more")) {
  const group = button.parentElement;
  group.classList.add("short");
  button.hidden = false;
  button.addEventListener("click", () => {
    group.classList.remove("short");
    button.remove();
    group.querySelector(".more a").focus();
  });
}
// "/" goes to the search field, as in most archives.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  const field = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && field) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});
