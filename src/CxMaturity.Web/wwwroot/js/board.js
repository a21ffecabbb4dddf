// Dragging cards, for those who like it. It fills in and sends the form that the buttons send; the board works without this file.
(() => {
  "use strict";

  const form = document.querySelector("form[data-drag-form]");
  if (!form) return;
  let dragged = null;

  for (const card of document.querySelectorAll("[data-card]")) card.draggable = true;

  document.addEventListener("dragstart", event => {
    dragged = event.target.closest?.("[data-card]") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.querySelector("a").textContent);
    dragged.classList.add("dragged");
  });

  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    mark(null);
    dragged = null;
  });

  document.addEventListener("dragover", event => {
    const column = dragged && event.target.closest?.("[data-drop]");
    if (!column) return;
    event.preventDefault();
    mark(column);
  });

  document.addEventListener("drop", event => {
    const column = dragged && event.target.closest?.("[data-drop]");
    if (!column) return;
    event.preventDefault();
    const before = [...column.querySelectorAll("[data-card]")].find(card => {
      const box = card.getBoundingClientRect();
      return card !== dragged && event.clientY < box.top + box.height / 2;
    });
    const values = {
      Initiative: dragged.dataset.card,
      From: dragged.dataset.column,
      To: column.dataset.drop,
      Place: before ? "Before" : "Last",
      Before: before?.dataset.card ?? ""
    };
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    form.submit();
  });

  function mark(column) {
    for (const marked of document.querySelectorAll(".drop-here")) if (marked !== column) marked.classList.remove("drop-here");
    column?.classList.add("drop-here");
  }

  // Whoever moved a card with the keyboard goes on from there.
  const target = location.hash.startsWith("#card-") && document.getElementById(location.hash.slice(1));
  if (target) target.focus({ preventScroll: true });
})();
