namespace OffenesHaus.Law;

/// <summary>How a channel is called, and the code by which tables and machines name it.</summary>
public static class ChannelNames
{
    /// <summary>As people call it, in every language of this shelf. Throws <see cref="ArgumentOutOfRangeException"/> for a value outside the enumeration.</summary>
    public static Wording Name(this Channel channel) => channel switch
    {
        Channel.Portal => new("Online", "Online", "عبر الإنترنت"),
        Channel.Post => new("Post", "Post", "البريد"),
        Channel.Letterbox => new("Hausbriefkasten", "House letterbox", "صندوق بريد المبنى"),
        Channel.Counter => new("Haus", "Counter", "المبنى"),
        Channel.Phone => new("Telefon", "Telephone", "الهاتف"),
        Channel.Helper => new("Hilfe", "Helper", "المساعدة"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>"portal", "post", "letterbox", "counter", "phone", "helper". Throws <see cref="ArgumentOutOfRangeException"/> for any other number.</summary>
    public static string Code(this Channel channel) => channel switch
    {
        Channel.Portal => "portal",
        Channel.Post => "post",
        Channel.Letterbox => "letterbox",
        Channel.Counter => "counter",
        Channel.Phone => "phone",
        Channel.Helper => "helper",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
