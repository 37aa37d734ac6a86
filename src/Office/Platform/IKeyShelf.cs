namespace OffenesHaus.Platform;

/// <summary>
/// Where a key lies that wraps other keys. Files today; a key service or a token (PKCS#11) that gives the key out at the start is another implementation, and no other code changes.
/// While a rotation runs there is a next key, then a former one.
/// </summary>
internal interface IKeyShelf
{
    /// <summary>Another number as soon as another key is the current one; asked before each wrapping, so it has to be cheap.</summary>
    long Turn { get; }

    bool HasNext { get; }

    bool HasFormer { get; }

    /// <summary>The current key, then those that still open something. Throws <see cref="CannotStart"/>.</summary>
    IReadOnlyList<KeySecret> Read();

    /// <summary>Makes the next key, unless a rotation that was broken off made it. Gives its secret.</summary>
    KeySecret Prepare();

    /// <summary>The next key becomes the current one, and that the former one.</summary>
    void Switch();

    /// <summary>After this nothing opens what only the former key wrapped, here or anywhere.</summary>
    void DestroyFormer();
}
