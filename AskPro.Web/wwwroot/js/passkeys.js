// The browser's part of making and using a passkey. A form with data-passkey ("create" or "get") gets its answer into the field
// "credential" before it is sent; its options stand in data-options, or come from data-options-from when it is used.
(() => {
  const isSupported = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.querySelector("[data-passkey-missing]")?.toggleAttribute("hidden", isSupported);
    if (!isSupported) continue;
    form.hidden = false;
    form.querySelector("button").disabled = false;
    for (const second of document.querySelectorAll("[data-passkey-second]")) second.classList.remove("btn-primary");
    form.addEventListener("submit", event => {
      if (form.elements.name?.value.trim() === "") return;
      event.preventDefault();
      answer(form);
    });
  }

  async function answer(form) {
    const problem = form.querySelector("[data-passkey-problem]");
    problem.hidden = true;
    try {
      const options = form.dataset.options ? JSON.parse(form.dataset.options) : await fetchOptions(form);
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
    } catch {
      // Cancelled, refused by the device, or no answer from here: each is tried again, or done another way.
      problem.hidden = false;
      return;
    }
    form.submit();
  }

  async function fetchOptions(form) {
    const response = await fetch(form.dataset.optionsFrom, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!response.ok) throw new Error(`Status ${response.status}`);
    return response.json();
  }
})();
