// Leaves quickly: the page is hidden before anything is asked, the session ends, and the entry in the tab's history is written over. Without this file the button posts and leads on.
const form = document.querySelector('form.leave');

const on = () => location.replace(form.dataset.to);
function leave() {
    // Pressed again while the house is still asked: gone at once.
    if (document.documentElement.hidden) return on();
    document.title = '…';
    document.documentElement.hidden = true;
    // Whoever goes back at once must find the session ended; whoever waits on a slow line leaves all the same.
    fetch(form.action, { method: 'POST', keepalive: true, redirect: 'manual' }).then(on, on);
    setTimeout(on, 400);
}

if (form) {
    let last = -Infinity;
    form.addEventListener('submit', e => { e.preventDefault(); leave(); });
    addEventListener('keydown', e => {
        if (e.key !== 'Escape') { last = -Infinity; return; }
        if (e.timeStamp - last < 3000) leave();
        last = e.timeStamp;
    });
    // A browser that kept the page in memory must not show it again.
    addEventListener('pageshow', e => { if (e.persisted) { document.documentElement.hidden = true; location.reload(); } });
}
