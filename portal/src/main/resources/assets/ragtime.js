/* Enhancements of the pages; each page works without any of them. Nothing is stored. */
"use strict";

/* Tells in time that the sign-in ends. */
(function () {
  const notice = document.querySelector(".session");
  const seconds = notice ? Number(notice.dataset.seconds) : 0;
  const ahead = 600;
  if (seconds > ahead) {
    const end = new Date(Date.now() + seconds * 1000);
    const time = end.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    setTimeout(function () {
      notice.textContent = notice.dataset.text.replace("{0}", time);
      notice.classList.add("session--shown");
    }, (seconds - ahead) * 1000);
  }
})();

/* Filters the rows of a table, or the entries of a list, by the words typed. */
document.querySelectorAll(".filter").forEach(function (place) {
  const rows = Array.from(document.querySelectorAll("#" + CSS.escape(place.dataset.of) + " [data-row]"));
  if (rows.length < Number(place.dataset.from)) {
    return;
  }
  const id = place.dataset.of + "-filter";
  const label = document.createElement("label");
  label.className = "govuk-label";
  label.htmlFor = id;
  label.textContent = place.dataset.label;
  const input = document.createElement("input");
  input.className = "govuk-input";
  input.id = id;
  input.type = "search";
  input.autocomplete = "off";
  const count = document.createElement("p");
  count.className = "quiet";
  count.setAttribute("role", "status");
  input.addEventListener("input", function () {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach(function (row) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every(function (word) { return text.includes(word); });
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll("[data-rows-of='" + place.dataset.of + "']").forEach(function (group) {
      group.hidden = !group.querySelector("[data-row]:not([hidden])");
    });
    count.textContent = words.length === 0 ? "" : place.dataset.shown.replace("{0}", shown).replace("{1}", rows.length);
  });
  place.append(label, input, count);
});

/* Copies a link or a code. */
document.querySelectorAll(".copy").forEach(function (place) {
  const source = document.getElementById(place.dataset.of);
  if (!source || !navigator.clipboard) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary copy__button";
  button.textContent = place.dataset.label;
  const result = document.createElement("span");
  result.setAttribute("role", "status");
  button.addEventListener("click", function () {
    navigator.clipboard.writeText(source.href || source.value || source.textContent.trim()).then(
      function () { result.textContent = place.dataset.done; },
      function () { result.textContent = place.dataset.failed; });
  });
  place.append(button, result);
});

/* Tells that the ratings of the page have changed since, and replaces nothing. Only a page in sight asks, and not for ever. */
(function () {
  const notice = document.querySelector(".changed");
  if (!notice || !window.EventSource) {
    return;
  }
  const longest = 3600000;
  let stream = null;
  let over = false;
  function close() {
    if (stream) {
      stream.close();
      stream = null;
    }
  }
  function end() {
    over = true;
    close();
  }
  function tell() {
    end();
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = notice.dataset.show;
    link.textContent = notice.dataset.label;
    notice.append(notice.dataset.text, " ", link);
  }
  function open() {
    if (!over && !stream && !document.hidden) {
      stream = new EventSource(notice.dataset.stream);
      stream.addEventListener("profile", tell);
    }
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      close();
    } else {
      open();
    }
  });
  window.addEventListener("pagehide", close);
  setTimeout(end, longest);
  open();
})();
