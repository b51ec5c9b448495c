using System;
using System.Management.Automation;
using PimTools.Models;

namespace PimTools.Input;

/// <summary>Reads a date, or a duration counted from now, into a PimMoment.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateTimeInputAttribute : ArgumentTransformationAttribute
{
    /// <summary>Tells whether a duration counts into the past (7d is a week ago) or into the future.</summary>
    public bool IsPast { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        return RawArgument.Value(inputData) switch
        {
            null => null,
            PimMoment moment => moment,
            DateTimeOffset time => new PimMoment(time),
            DateTime date => new PimMoment(date.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(date, DateTimeKind.Local) : date),
            TimeSpan span => FromNow(span),
            _ => Parse(RawArgument.Text(inputData)),
        };
    }

    private PimMoment FromNow(TimeSpan span) => new(IsPast ? -span : span);

    private PimMoment Parse(string text)
    {
        // 17:00 is a time of day here, although it could be read as a duration.
        if (MomentReader.Read(text) is { } time)
        {
            return new PimMoment(time);
        }

        try
        {
            return FromNow(PimDuration.Parse(text));
        }
        catch (PimException)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{text}' is neither a date nor a duration. Write 2026-12-24 08:00, or {(IsPast ? "7d for a week ago" : "2h for in two hours")}.");
        }
    }
}
