// Before something of one's own is sent: is the room there? If not, what was typed stays in this page, and nowhere else.
const { again } = document.querySelector("[data-again]").dataset;
let there = false;

document.addEventListener("submit", async (event) => {
  if (there) return;
  event.preventDefault();
  const { target: form, submitter: button } = event;
  document.querySelector("#again")?.remove();
  try {
    await fetch("/s/now/");
  } catch {
    const said = Object.assign(document.createElement("p"), { id: "again", className: "n", textContent: again });
    said.setAttribute("role", "alert");
    (button ?? form).after(said);
    return;
  }
  there = true;
  form.requestSubmit(button);
  there = false;
});
