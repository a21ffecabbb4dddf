// Passkeys: the page's form carries what the person's device answers. Without passkeys in the browser the forms stay hidden.
(() => {
  "use strict";

  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", ask);
  }

  async function ask(event) {
    const form = event.currentTarget;
    const field = form.elements.Credential;
    if (field.value) return;
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.textContent = "";
    try {
      const options = await optionsOf(form);
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      field.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      failed.textContent = failed.dataset.failed;
    }
  }

  async function optionsOf(form) {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }
})();
