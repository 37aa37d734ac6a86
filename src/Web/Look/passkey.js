// Asks the device for a passkey when a form with one is sent. Without this file the page says which other ways there are.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;
const known = list => (list ?? []).map(c => ({ ...c, id: bytes(c.id) }));

async function make(asked) {
    const made = await navigator.credentials.create({ publicKey: { ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) } });
    return { ...plain(made), response: { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject), transports: made.response.getTransports?.() ?? [] } };
}

async function show(asked) {
    const { response, ...rest } = await navigator.credentials.get({ publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } }).then(c => ({ response: c.response, ...plain(c) }));
    return { ...rest, response: { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) } };
}

const plain = c => ({ id: c.id, rawId: c.id, type: c.type, clientExtensionResults: c.getClientExtensionResults() });

for (const form of document.querySelectorAll('form[data-passkey]')) {
    const able = Boolean(window.PublicKeyCredential && navigator.credentials);
    const button = form.querySelector('button');
    const answer = form.querySelector('[data-credential]');
    const says = form.querySelector('[role=status]');
    if (!able) continue;
    button.disabled = false;
    form.querySelector('[data-without]').hidden = true;
    form.addEventListener('submit', async e => {
        if (answer.value) return;
        e.preventDefault();
        says.textContent = '';
        button.disabled = true;
        try {
            const asked = JSON.parse(form.dataset.options);
            answer.value = JSON.stringify(await (form.dataset.passkey === 'new' ? make(asked) : show(asked)));
            form.submit();
        } catch (no) {
            // Left, too late, or none on this device: nothing happened, and the page says so.
            says.textContent = no.name === 'InvalidStateError' ? form.dataset.already : form.dataset.left;
            button.disabled = false;
            button.focus();
        }
    });
}
