// What pages do on top of plain HTML: save answers as they are clicked, copy links, look again for results.
// Every page works without this file.
(() => {
  "use strict";

  const retryAfter = 15000;

  // Items whose last choice the server has not confirmed, and why ("saving", "failed").
  const unsaved = new Map();

  const sheetOf = element => element.closest?.("form.sheet[data-save]");
  const itemOf = element => element.closest?.("fieldset.item");
  const chosenIn = item => item.querySelector("input[type=radio]:checked");

  function sendAntiforgeryToken(event) {
    const form = event.detail.elt.closest("form");
    const token = (form ?? document).querySelector("input[name=__RequestVerificationToken]");
    if (token) event.detail.headers["RequestVerificationToken"] = token.value;
  }

  function noteChoice(event) {
    if (!event.target.matches("input[type=radio]")) return;
    const sheet = sheetOf(event.target);
    const item = itemOf(event.target);
    if (!sheet || !item) return;
    item.classList.add("answered");
    item.classList.remove("open");
    if (item.hasAttribute("hx-post") && window.htmx) unsaved.set(item, "saving");
    tellCount(sheet);
  }

  // Spoken after the "saved" of the item, and once for several quick clicks.
  let countTimer;
  function tellCount(sheet) {
    const place = sheet.querySelector(".progress [data-count]");
    if (!place) return;
    const items = [...sheet.querySelectorAll("fieldset.item")];
    const answered = items.filter(chosenIn).length;
    clearTimeout(countTimer);
    countTimer = setTimeout(() => {
      place.textContent = place.dataset.count.replace("{0}", answered).replace("{1}", items.length);
    }, 700);
  }

  function settleSave(event) {
    const item = itemOf(event.detail.elt);
    const sheet = item && sheetOf(item);
    if (!sheet) return;
    const { xhr, successful, requestConfig } = event.detail;
    const chosen = chosenIn(item);
    if (successful) {
      // A click made while this request was under way is still to come.
      if (!chosen || requestConfig.formData.get(chosen.name) === chosen.value) unsaved.delete(item);
      const was = item.querySelector("input[type=hidden]");
      if (was && chosen) was.value = requestConfig.formData.get(chosen.name);
      showSaved(item, null);
      return;
    }
    const refused = xhr.status >= 400 && xhr.status < 500;
    const sentence = refused && xhr.getResponseHeader("Content-Type")?.startsWith("text/plain") ? xhr.responseText : "";
    const unreachable = xhr.status === 0 ? sheet.dataset.offline : sheet.dataset.saveFailed;
    showSaved(item, sentence || unreachable);
    if (refused) {
      unsaved.delete(item); // asking again would be refused again
    } else {
      unsaved.set(item, "failed");
      setTimeout(retrySaves, retryAfter);
    }
  }

  // The words of a success come from the server; a failure's words are put here.
  function showSaved(item, failure) {
    const place = item.querySelector(".saved");
    if (!place) return;
    place.classList.toggle("failed", failure !== null);
    if (failure !== null) place.textContent = failure;
  }

  function retrySaves() {
    for (const [item, state] of unsaved) {
      if (state !== "failed") continue;
      unsaved.set(item, "saving");
      window.htmx.trigger(item, "change");
    }
  }

  // Sending the whole form saves everything on it, so only other ways of leaving lose a choice.
  let sending = false;
  function warnOnLeaving(event) {
    if (unsaved.size > 0 && !sending) event.preventDefault();
  }

  // A double click on "Continue" is one; after a while without a new page it may be pressed again.
  function sendOnce(event) {
    if (!sheetOf(event.target)) return;
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    setTimeout(() => { sending = false; }, 5000);
  }

  async function copyText(event) {
    const button = event.target.closest?.("button[data-copy]");
    const source = button && document.querySelector(button.dataset.copy);
    if (!source) return;
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      source.select?.(); // left marked, for the reader's own copy command
      return;
    }
    const label = button.textContent;
    if (label === button.dataset.copied) return;
    button.setAttribute("aria-live", "polite");
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2500);
  }

  function lookAgain() {
    const waiting = document.querySelector("[data-refresh-seconds]");
    const seconds = Number(waiting?.dataset.refreshSeconds);
    if (seconds > 0) setTimeout(() => location.reload(), seconds * 1000);
  }

  document.addEventListener("htmx:configRequest", sendAntiforgeryToken);
  document.addEventListener("htmx:afterRequest", settleSave);
  document.addEventListener("change", noteChoice, true);
  document.addEventListener("submit", sendOnce);
  document.addEventListener("click", copyText);
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("online", retrySaves);
  window.addEventListener("beforeunload", warnOnLeaving);
  lookAgain();
  // A list that hangs over the page goes away with Escape, and when one looks elsewhere.
  const openSwitcher = () => document.querySelector("details.switcher[open]");
  document.addEventListener("keydown", event => {
    const open = event.key === "Escape" ? openSwitcher() : null;
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("click", event => {
    const open = openSwitcher();
    if (open && !open.contains(event.target)) open.open = false;
  });
})();
