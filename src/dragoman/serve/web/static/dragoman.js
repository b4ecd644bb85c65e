// Makes pages handier. Every page works without it: nothing is shown or reached by script alone.
"use strict";

// The key / puts the cursor into the search box, unless something is being typed.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const box = document.getElementById("find");
  if (event.key === "/" && !typing && box && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
  }
});

// On a phone the menu is wider than the page: the part that is shown is brought into view.
document.querySelectorAll(".menu [aria-current]").forEach((one) => {
  const list = one.closest("ul");
  list.scrollLeft = one.offsetLeft - list.offsetLeft - 16;
});

// A file that is dropped on a form with a field for one fills it.
const field = document.querySelector("main form input[type=file]");
if (field) {
  const form = field.form;
  const over = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  form.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!over(event) || !event.dataTransfer.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    field.focus();
  });
}

// The reader: every part of a fact's passages is lit when it is gone to, or touched in its list.
const reader = document.querySelector(".reader");
if (reader) {
  const parts = (index) => reader.querySelectorAll(`[data-f="${index}"]`);
  const light = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const place = target && target.closest("[data-f]");
    if (!place || !reader.contains(place)) return;
    reader.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    parts(place.dataset.f).forEach((one) => {
      one.classList.add("lit");
      const group = one.closest("details.group");
      if (group) group.open = true;
    });
    if (place.tagName === "MARK") {
      const entry = reader.querySelector(`.panel li[data-f="${place.dataset.f}"]`);
      if (entry) entry.scrollIntoView({ block: "nearest" });
    }
  };
  const touch = (event, on) => {
    const place = event.target.closest(".panel li[data-f]");
    if (place) parts(place.dataset.f).forEach((one) => one.tagName === "MARK" && one.classList.toggle("near", on));
  };
  reader.addEventListener("mouseover", (event) => touch(event, true));
  reader.addEventListener("mouseout", (event) => touch(event, false));
  reader.addEventListener("focusin", (event) => touch(event, true));
  reader.addEventListener("focusout", (event) => touch(event, false));
  window.addEventListener("hashchange", light);
  light();
}
