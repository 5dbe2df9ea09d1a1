const form = document.querySelector("form");
const rows = Array.from(document.querySelectorAll("tbody.changes tr"));
const shown = document.getElementById("shown");
function filter() {
  const wanted = ["source", "field", "kind"].map((name) => [name, form.elements[name].value]);
  let count = 0;
  for (const row of rows) {
    row.hidden = !wanted.every(([name, value]) => !value || row.dataset[name] === value);
    count += !row.hidden;
  }
  shown.textContent = count;
}
if (form) {
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
