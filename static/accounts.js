/* The pages about accounts: show what is typed, copy a link. Without this script both are left out. */
"use strict";
(() => {
  const say = (text) => { document.querySelector("#live").textContent = text; };
  for (const box of document.querySelectorAll("[data-reveal]")) {
    const fields = box.form.querySelectorAll("input[type=password]");
    box.closest("label").hidden = false;
    box.addEventListener("change", () => fields.forEach((one) => { one.type = box.checked ? "text" : "password"; }));
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = button.previousElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        if (!document.execCommand("copy")) return say("It could not be copied. It is selected: press Ctrl C.");
      }
      button.textContent = "Copied";
      say("Copied.");
    });
  }
})();
