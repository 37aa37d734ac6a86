using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.InteropServices;

namespace OffenesHaus.Intake.Persons;

/// <summary>A place in the line of a person: instant, what kind of row, which row. A page begins behind it, however much was added meanwhile.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineMark(DateTimeOffset At, LineKind Kind, string Key) : IParsable<LineMark>
{
    public static LineMark Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var mark) ? mark : throw new FormatException("Not a place in the line.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LineMark result)
    {
        result = default;
        if (s?.Split('.') is not [var at, var kind, var key] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) || micros > 253_402_300_799_000_000
            || !int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var k) || !Enum.IsDefined((LineKind)k) || !IsKey((LineKind)k, key))
            return false;
        result = new(DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), (LineKind)k, key);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}.{(int)Kind}.{Key}");

    private static bool IsKey(LineKind kind, string key) =>
        kind == LineKind.Contact ? long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _) : Guid.TryParseExact(key, "N", out _);
}

/// <summary>The rows of one table that lie behind a mark, newest first: one short walk for each table, however many requests there are.</summary>
internal static class BehindMark
{
    public static IQueryable<T> Behind<T, TKey>(this IQueryable<T> rows, LineMark? mark, LineKind kind, (Expression<Func<T, DateTimeOffset>> At, Expression<Func<T, TKey>> Key) by, Func<string, TKey> parse)
    {
        if (mark is { } m)
        {
            var row = by.At.Parameters[0];
            // Held by an object, so that it travels as a parameter and the plan is kept.
            var held = Expression.Constant(new Held<TKey>(m.At, m.Kind == kind ? parse(m.Key) : default!));
            var (at, markAt) = (by.At.Body, (Expression)Expression.Property(held, nameof(Held<>.At)));
            var earlier = Expression.LessThan(at, markAt);
            var same = Expression.Equal(at, markAt);
            var behind = kind > m.Kind ? Expression.OrElse(earlier, same)
                : kind < m.Kind ? earlier
                : Expression.OrElse(earlier, Expression.AndAlso(same, Expression.LessThan(new Renamed(by.Key.Parameters[0], row).Visit(by.Key.Body), Expression.Property(held, nameof(Held<>.Key)))));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(behind, row));
        }

        return rows.OrderByDescending(by.At).ThenByDescending(by.Key);
    }

    private sealed record Held<TKey>(DateTimeOffset At, TKey Key);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
