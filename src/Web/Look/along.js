// Reading along: says when something more was written down. Nothing moves while one reads: the page is loaded again by whoever reads it. Without this file the link does the same.
const place = document.getElementById('mit'), news = document.getElementById('neu');
async function look() {
    if (document.hidden) return;
    try {
        const answer = await fetch(location.href, { method: 'HEAD', redirect: 'error' });
        const stand = answer.headers.get('x-stand');
        // No stand any more: the conversation is over.
        const words = !answer.ok ? '' : stand === null ? news.dataset.over : stand === place.dataset.stand ? '' : news.dataset.says;
        if (words && news.textContent !== words) news.textContent = words;
    } catch { /* the next look comes by itself */ }
}
if (place) setInterval(look, 3000);
