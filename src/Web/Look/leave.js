// Leaves quickly: the page is gone before anything is asked, the session ends behind it, and the entry in the tab's history is written over. Without this file the button posts and leads on.
const form = document.querySelector('form.leave');

function leave() {
    document.title = '…';
    document.documentElement.hidden = true;
    navigator.sendBeacon(form.action);
    location.replace(form.dataset.to);
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
