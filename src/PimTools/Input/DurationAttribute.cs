using System;

namespace PimTools.Input;

/// <summary>Reads 2h, 1h30m, 14d, 02:00 or PT2H into a TimeSpan. A bare number is refused: nobody knows its unit.</summary>
public sealed class DurationAttribute : InputAttribute
{
    /// <summary>Reads a duration.</summary>
    public DurationAttribute()
        : base(typeof(TimeSpan))
    {
    }

    private protected override object? Read(object? given) => SingleValueAttribute.Only(given) is not { } one ? null
        : RawArgument.Value(one) is TimeSpan span ? span
        : PimDuration.Parse(RawArgument.Text(one));
}
