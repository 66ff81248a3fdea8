"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) {
    return;
  }
  const field = form.querySelector("input");
  const result = document.getElementById("filter-result");
  // "gard" finds "gård": not every keyboard has å, ä and ö
  const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // an entry is found by its own name and the names of what it belongs to
  const entries = [...document.querySelectorAll("[data-name]")].map(element => {
    let name = "";
    for (let e = element; e; e = e.parentElement.closest("[data-name]")) {
      name += " " + folded(e.dataset.name);
    }
    return { element, name, counted: "counted" in element.dataset };
  });
  const all = entries.filter(entry => entry.counted).length;
  const places = [...document.querySelectorAll("nav li")].map(place => ({
    place,
    target: document.getElementById(place.querySelector("a").hash.slice(1)),
  }));

  function apply() {
    const words = folded(field.value).split(/\s+/).filter(word => word);
    const found = entries.filter(entry => words.every(word => entry.name.includes(word)));
    const shown = new Set();
    for (const entry of found) {
      for (let e = entry.element; e; e = e.parentElement.closest("[data-name]")) {
        shown.add(e);
      }
    }
    for (const { element } of entries) {
      element.hidden = !shown.has(element);
    }
    for (const units of document.querySelectorAll(".units")) {
      units.hidden = !units.querySelector("[data-name]:not([hidden])");
    }
    for (const { place, target } of places) {
      place.hidden = target.hidden;
    }
    const number = found.filter(entry => entry.counted).length;
    const sentence = number ? result.dataset.count : result.dataset.none;
    result.textContent = words.length
      ? sentence.replace("{found}", number).replace("{all}", all)
      : "";
  }

  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  field.addEventListener("input", apply);
  // browsers bring back what stood in the field when the reader returns to the page
  window.addEventListener("pageshow", apply);
})();
