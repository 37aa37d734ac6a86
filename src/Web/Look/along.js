// Reading along: says when something more was written down. Nothing moves while one reads: the page is loaded again by whoever reads it. Without this file the link does the same.
const place = document.getElementById('mit'), news = document.getElementById('neu');
async function look() {
    if (document.hidden) return;
    try {
        const answer = await fetch(location.href, { method: 'HEAD', redirect: 'error' });
        // Also when the conversation is over: then there is no stand any more.
        if (answer.ok && answer.headers.get('x-stand') !== place.dataset.stand && news.textContent !== news.dataset.says) news.textContent = news.dataset.says;
    } catch { /* the next look comes by itself */ }
}
if (place) setInterval(look, 3000);
