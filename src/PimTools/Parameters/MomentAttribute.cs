using System;
using System.Globalization;
using System.Management.Automation;
using PimTools.Shell;

namespace PimTools.Parameters;

/// <summary>Reads a date, or a duration counted from now, into a DateTimeOffset.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MomentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a duration counts into the past (7d is a week ago) or into the future.</summary>
    public bool IsPast { get; set; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        return Typed.Value(inputData) switch
        {
            null => null,
            DateTimeOffset moment => moment,
            DateTime date => new DateTimeOffset(date.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(date, DateTimeKind.Local) : date),
            TimeSpan span => FromNow(span),
            _ => Parse(Typed.Text(inputData)),
        };
    }

    // The service's clock decides what has begun and ended. Which -Context is meant is not known while parameters are read.
    private DateTimeOffset FromNow(TimeSpan span) => IsPast ? PimSession.Now - span : PimSession.Now + span;

    private DateTimeOffset Parse(string text)
    {
        // 17:00 is a time of day here, although it could be read as a duration.
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeLocal;
        if (DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, Styles, out var moment)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out moment))
        {
            return moment;
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
