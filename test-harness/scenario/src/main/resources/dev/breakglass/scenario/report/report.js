// Without this script the page shows everything; with it, it can be searched, folded and read in the other light.
(function () {
  "use strict";
  var root = document.documentElement;
  var scenarios = Array.from(document.querySelectorAll("section.scenario"));
  var sections = Array.from(document.querySelectorAll("section.scenario, section.policy"));
  var words = new Map();

  function textOf(section) {
    if (!words.has(section)) {
      words.set(section, section.textContent.toLowerCase());
    }
    return words.get(section);
  }

  function fold(section, closed) {
    section.classList.toggle("closed", closed);
    section.querySelector(".toggle").setAttribute("aria-expanded", String(!closed));
  }

  function foldAll(closed) {
    sections.forEach(function (section) { fold(section, closed); });
  }

  // What is linked to is shown, whatever was searched for.
  function openLinked() {
    var target = document.getElementById(location.hash.slice(1));
    var section = target && target.closest("section.scenario, section.policy");
    if (!section) {
      return;
    }
    if (section.classList.contains("out")) {
      search.value = "";
      failedOnly.checked = false;
      filter();
    }
    fold(section, false);
    var details = target === section ? null : target.querySelector("details");
    if (details) {
      details.open = true;
    }
    target.scrollIntoView();
    (target === section ? section.querySelector(".toggle") : target).focus({ preventScroll: true });
  }

  var search = document.getElementById("search");
  var failedOnly = document.getElementById("failed-only");
  var count = document.getElementById("count");

  function filter() {
    var wanted = search.value.trim().toLowerCase();
    var shown = 0;
    scenarios.forEach(function (section) {
      var isOut = failedOnly.checked && section.dataset.verdict !== "failed"
        || wanted !== "" && !textOf(section).includes(wanted);
      section.classList.toggle("out", isOut);
      var row = document.getElementById("row-" + section.id);
      if (row) {
        row.classList.toggle("out", isOut);
      }
      shown += isOut ? 0 : 1;
    });
    var told = shown + " of " + scenarios.length + " shown";
    count.textContent = shown === scenarios.length ? "" : shown === 0 ? "Nothing is like that: " + told : told;
  }

  var theme = document.getElementById("theme");
  var darkOutside = matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    return (root.dataset.theme || (darkOutside.matches ? "dark" : "light")) === "dark";
  }

  function nameTheme() {
    theme.textContent = isDark() ? "Light colours" : "Dark colours";
  }

  theme.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  });
  darkOutside.addEventListener("change", nameTheme);
  nameTheme();

  sections.forEach(function (section) {
    section.querySelector(".toggle").addEventListener("click", function () {
      fold(section, !section.classList.contains("closed"));
    });
    var alike = section.classList.contains("policy") ? sections : scenarios;
    fold(section, alike.length > 1 && section.dataset.verdict !== "failed");
  });
  // Coverage alone is a page without scenarios to search.
  if (search) {
    document.getElementById("open-all").addEventListener("click", function () { foldAll(false); });
    document.getElementById("close-all").addEventListener("click", function () { foldAll(true); });
    search.addEventListener("input", filter);
    failedOnly.addEventListener("change", filter);
  }
  addEventListener("hashchange", openLinked);
  // A link that was followed before does not change the fragment.
  document.querySelectorAll("a[href^='#']").forEach(function (link) {
    link.addEventListener("click", function () { setTimeout(openLinked); });
  });
  document.querySelectorAll("[data-needs-script]").forEach(function (part) { part.hidden = false; });
  openLinked();
})();
