using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>Looks at pages in a real browser for anything that came out of what people wrote: script that ran, script that the policy stopped, a request to elsewhere, an element that nobody of the house wrote.</summary>
internal sealed class ScriptWatch(Uri house)
{
    /// <summary>Text is text wherever it stands; an attribute that acts, an element or a remark with a payload in it is none.</summary>
    private const string DeadMarkup = """
        () => { const bad = [], words = /__x\(|192\.0\.2\.1/, acts = ['href', 'src', 'srcset', 'action', 'formaction', 'style', 'srcdoc', 'data', 'xlink:href', 'ping', 'background', 'content', 'poster'];
          const known = e => e.tagName === 'SCRIPT' ? e.src.startsWith(location.origin + '/') : !['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'XSS', 'MARQUEE', 'MATH', 'STYLE'].includes(e.tagName.toUpperCase());
          const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
          for (let n = walk.currentNode; n; n = walk.nextNode()) {
            if (n.nodeType === 8 || n.nodeType === 7) { if (words.test(n.data)) bad.push('remark ' + n.data.slice(0, 60)); continue; }
            if (n.nodeType !== 1) continue;
            const json = n.tagName === 'SCRIPT' && n.type === 'application/ld+json';
            if (!known(n) && !json && !(n.tagName === 'STYLE' && !words.test(n.textContent))) bad.push(n.tagName + ' ' + n.outerHTML.slice(0, 80));
            if (json) try { JSON.parse(n.textContent) } catch { bad.push('JSON ' + n.textContent.slice(0, 80)) }
            for (const a of n.attributes)
              if (a.name.startsWith('on') || (acts.includes(a.name) && words.test(decodeURIComponent(a.value.replace(/%(?![0-9a-f]{2})/gi, '%25'))) && !/^(\/(?!\/)|\?)/.test(a.value)) || a.name === 'v-html' || a.name === 'ng-app')
                bad.push(n.tagName + ' ' + a.name + '=' + a.value.slice(0, 60));
            if (['javascript:', 'vbscript:', 'data:'].includes(n.protocol)) bad.push(n.tagName + ' ' + n.href.slice(0, 60));
            if (['TITLE', 'P', 'SCRIPT', 'TEMPLATE', 'FORM'].includes(n.tagName) && n.id === 'stolen') bad.push('form');
            if (n.tagName === 'TEMPLATE' && words.test(n.innerHTML)) bad.push('template');
            if (n.tagName === 'INPUT' && n.name === '__RequestVerificationToken' && n.value.length < 20) bad.push('token');
            if (n.tagName === 'FORM' && n.id === 'document') bad.push('form that hides the document');
          }
          return bad; }
        """;

    private readonly ConcurrentBag<string> executed = [], stopped = [], called = [], dead = [];
    public IReadOnlyCollection<string> Executed => executed;

    /// <summary>What the policy of the page stopped.</summary>
    public IReadOnlyCollection<string> Stopped => stopped;

    /// <summary>Requests to elsewhere.</summary>
    public IReadOnlyCollection<string> Called => called;

    public IReadOnlyCollection<string> Dead => dead;

    /// <summary>Whatever happens in this context from now on is seen.</summary>
    public async Task Join(IBrowserContext context)
    {
        await context.ExposeBindingAsync("__x", (BindingSource from, int number) => executed.Add($"payload {number} on {from.Page?.Url}"));
        await context.ExposeBindingAsync("__stopped", (BindingSource from, string what) => stopped.Add($"{what} on {from.Page?.Url}"));
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => __stopped(e.effectiveDirective + ' ' + e.blockedURI))");
        context.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(house.ToString(), StringComparison.Ordinal))
                called.Add(request.Url);
        };
        context.Dialog += async (_, dialog) =>
        {
            executed.Add($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>Looks at what stands in the browser now; the words on it.</summary>
    public async Task<string> Look(IPage page, string whose)
    {
        foreach (var bad in await page.EvaluateAsync<string[]>(DeadMarkup))
            dead.Add($"{whose} {page.Url.Replace(house.ToString(), "/", StringComparison.Ordinal)}: {bad}");
        return await page.EvaluateAsync<string>("() => document.documentElement.textContent + ' ' + [...document.querySelectorAll('input, textarea')].map(f => f.value).join(' ')");
    }
}
