using System;
using PimTools.Models;

namespace PimTools.Input;

/// <summary>Reads a date, or a duration counted from now, into a PimMoment.</summary>
public sealed class DateTimeInputAttribute : InputAttribute
{
    /// <summary>Reads a moment.</summary>
    public DateTimeInputAttribute()
        : base(typeof(PimMoment))
    {
    }

    /// <summary>Tells whether a duration counts into the past (7d is a week ago) or into the future.</summary>
    public bool IsPast { get; set; }

    private protected override object? Read(object? given)
    {
        var one = SingleValueAttribute.Only(given);
        return RawArgument.Value(one) switch
        {
            null => null,
            PimMoment moment => moment,
            DateTimeOffset time => new PimMoment(time),
            DateTime date => new PimMoment(date.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(date, DateTimeKind.Local) : date),
            TimeSpan span => FromNow(span),
            _ => Parse(RawArgument.Text(one)),
        };
    }

    private PimMoment FromNow(TimeSpan span) => new(IsPast ? -span : span);

    private PimMoment Parse(string text)
    {
        // 17:00 is a time of day here, although it could be read as a duration.
        if (MomentReader.ReadTyped(text) is { } time)
        {
            return new PimMoment(time);
        }

        try
        {
            return FromNow(PimDuration.Parse(text));
        }
        catch (PimException)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{VisibleText.Of(text)}' is neither a date nor a duration.")
            {
                Remedy = $"Write 2026-12-24 08:00, or {(IsPast ? "7d for a week ago" : "2h for in two hours")}. Nothing was done.",
                TargetObject = text,
            };
        }
    }
}
